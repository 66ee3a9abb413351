// Context switch, call on another stack, and landings for x86-64 (System V calling convention). See context.h.
//
// %fs:0x70 is the stack limit that code compiled with -fsplit-stack compares its stack pointer with
// (morestack_amd64.S); it belongs to the context.

#include "arch/segment_layout.h"

        .text

// Saves the context into (%rdi), releases (%rdx), and takes up the context %rsi but for its return address.
        .macro  switchStacks
        pushq   %rbp
        pushq   %rbx
        pushq   %r12
        pushq   %r13
        pushq   %r14
        pushq   %r15
        pushq   %fs:0x70
        movq    %rsp, (%rdi)
        movq    %rsi, %rsp
        movl    $0, (%rdx)              // x86 keeps the order of stores: the context is complete before it is released
        popq    %fs:0x70
        popq    %r15
        popq    %r14
        popq    %r13
        popq    %r12
        popq    %rbx
        popq    %rbp
        .endm

// void gortSwitch(void** saveSp, void* toSp, uint32_t* release)
        .globl  gortSwitch
        .type   gortSwitch, @function
        .p2align 4
gortSwitch:
        .cfi_startproc
        endbr64
        switchStacks
        // The processor predicts where the call before came from. That is wrong only if the two contexts were suspended
        // by different functions, while a jump would leave the prediction of every later return off by one.
        ret
        .cfi_endproc
        .size   gortSwitch, . - gortSwitch

// bool gortSwitchLast(void** saveSp, void* toSp, uint32_t* release, void (*resume)())
//
// The words on the stack are those of gortSwitch with `resume` as the return address, above which stands that of the
// function that ends. Both are jumped to: the processor predicts a jump by those before it, which tell one goroutine
// from the next, but a return by the last call, which was another goroutine's.
        .globl  gortSwitchLast
        .type   gortSwitchLast, @function
        .p2align 4
gortSwitchLast:
        .cfi_startproc
        endbr64
        pushq   %rcx
        switchStacks
        popq    %rcx
        jmp     *%rcx
        .cfi_endproc
        .size   gortSwitchLast, . - gortSwitchLast

// Continued on the goroutine's stack, on top of which is the return address of chanRecv or chanSend.
        .globl  gortResumeRecv
        .type   gortResumeRecv, @function
        .p2align 4
        .cfi_startproc
        nop                             // an unwinder looks one byte before a return address
gortResumeRecv:
        movq    gortThread@gottpoff(%rip), %rcx
        movq    %fs:(%rcx), %rcx
        movq    GORT_THREAD_GOROUTINE(%rcx), %rdx
        movzbl  GORT_G_WAITER_SUCCESS(%rdx), %eax
        movl    $0, GORT_THREAD_PINS(%rcx)
        cmpl    $0, GORT_THREAD_PREEMPT(%rcx)
        jne     .LpreemptRecv
        popq    %rcx
        jmp     *%rcx
.LpreemptRecv:
        pushq   %rax
        call    gortPreemptAtUnpin
        popq    %rax
        ret
        .cfi_endproc
        .size   gortResumeRecv, . - gortResumeRecv

        .globl  gortResumePinned
        .type   gortResumePinned, @function
        .p2align 4
        .cfi_startproc
        nop
gortResumePinned:
        popq    %rcx
        jmp     *%rcx
        .cfi_endproc
        .size   gortResumePinned, . - gortResumePinned

        .globl  gortResumeSend
        .type   gortResumeSend, @function
        .p2align 4
        .cfi_startproc
        nop
gortResumeSend:
        movq    gortThread@gottpoff(%rip), %rcx
        movq    %fs:(%rcx), %rcx
        movq    GORT_THREAD_GOROUTINE(%rcx), %rdx
        movl    $0, GORT_THREAD_PINS(%rcx)
        cmpb    $0, GORT_G_WAITER_SUCCESS(%rdx)
        je      gortSendFailed
        cmpl    $0, GORT_THREAD_PREEMPT(%rcx)
        jne     gortPreemptAtUnpin      // returns to the sender
        popq    %rcx
        jmp     *%rcx
        .cfi_endproc
        .size   gortResumeSend, . - gortResumeSend

// void gortCallOn(void* stackTop, void (*run)(void*), void* argument, void** saveSp)
        .globl  gortCallOn
        .type   gortCallOn, @function
        .p2align 4
gortCallOn:
        .cfi_startproc
        endbr64
        pushq   %rbp
        .cfi_def_cfa_offset 16
        .cfi_offset %rbp, -16
        movq    %rsp, %rbp
        .cfi_def_cfa_register %rbp
        pushq   %rbx
        pushq   %r12
        pushq   %r13
        pushq   %r14
        pushq   %r15
        pushq   %fs:0x70
        movq    %rsp, (%rcx)
        movq    %rdi, %rsp
        andq    $-16, %rsp
        movq    $0, %fs:0x70            // the other stack does not grow
        movq    %rdx, %rdi
        call    *%rsi
        leaq    -48(%rbp), %rsp
        popq    %fs:0x70
        popq    %r15
        popq    %r14
        popq    %r13
        popq    %r12
        popq    %rbx
        popq    %rbp
        .cfi_def_cfa %rsp, 8
        ret
        .cfi_endproc
        .size   gortCallOn, . - gortCallOn

// int gortLandingSave(GortLanding* landing)
        .globl  gortLandingSave
        .type   gortLandingSave, @function
        .p2align 4
gortLandingSave:
        .cfi_startproc
        endbr64
        movq    %rbx, 0(%rdi)
        movq    %rbp, 8(%rdi)
        movq    %r12, 16(%rdi)
        movq    %r13, 24(%rdi)
        movq    %r14, 32(%rdi)
        movq    %r15, 40(%rdi)
        leaq    8(%rsp), %rcx
        movq    %rcx, 48(%rdi)
        movq    (%rsp), %rcx
        movq    %rcx, 56(%rdi)
        movq    %fs:0x70, %rcx
        movq    %rcx, 64(%rdi)
        xorl    %eax, %eax
        ret
        .cfi_endproc
        .size   gortLandingSave, . - gortLandingSave

// void gortLandingJump(const GortLanding* landing)
        .globl  gortLandingJump
        .type   gortLandingJump, @function
        .p2align 4
gortLandingJump:
        .cfi_startproc
        endbr64
        movq    0(%rdi), %rbx
        movq    8(%rdi), %rbp
        movq    16(%rdi), %r12
        movq    24(%rdi), %r13
        movq    32(%rdi), %r14
        movq    40(%rdi), %r15
        movq    48(%rdi), %rsp
        movq    64(%rdi), %rcx
        movq    %rcx, %fs:0x70
        movl    $1, %eax
        jmp     *56(%rdi)
        .cfi_endproc
        .size   gortLandingJump, . - gortLandingJump

        .section .note.GNU-split-stack, "", @progbits
        .section .note.GNU-stack, "", @progbits
