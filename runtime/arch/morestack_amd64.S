// Growing stacks of linked segments for x86-64: what the prologues of code compiled with -fsplit-stack call when the
// stack pointer is below the limit at %fs:0x70. The name __morestack is fixed by the compilers, and gdb walks through
// frames of this name only when stack addresses are not monotonic.
//
// On entry:  r10 = frame size of f, r11 = bytes of parameters of f on the stack,
//            (%rsp) = R, an address inside f's prologue that holds a one-byte ret; f's body is at R + 1,
//            8(%rsp) = the return address of f's caller.
//            All argument registers and rax (vector count of variadic calls) are live.
// f's body runs on the next segment, called from here, and returns to here.
//
// The current segment is computed from the limit, so there is no second word to keep in step with it. A limit of 0
// means a stack that does not grow: that of a thread, or one of the reserved kind.
//
// A signal may stop the thread between any two instructions here. The collector finds the segments by the stack
// pointer, and what lies on earlier ones by GORT_SEGMENT_CALLER_SP, which is therefore set before the stack pointer
// moves on.

#include "arch/segment_layout.h"

        .text

        .globl  __morestack
        .type   __morestack, @function
        .p2align 4
__morestack:
        .cfi_startproc
        endbr64
        // To the unwinder this frame stands for f's prologue too: the frame address is one word higher than
        // usual, so that the return address is that of f's caller: a pc in f's prologue is not in f's exception table.
        .cfi_def_cfa_offset 16
        pushq   %rbp
        .cfi_def_cfa_offset 24
        .cfi_offset %rbp, -24
        movq    %rsp, %rbp
        .cfi_def_cfa_register %rbp
        pushq   %rax
        pushq   %rdx
        movq    %fs:0x70, %rdx
        movq    (GORT_SEGMENT_NEXT - GORT_SLOP)(%rdx), %rdx
        testq   %rdx, %rdx
        jz      .Lgrow
        leaq    GORT_HEADROOM(%r10, %r11), %rax
        cmpq    GORT_SEGMENT_ROOM(%rdx), %rax
        ja      .Lgrow

.Lswitch:                                       // rdx = the segment for f's body
        movq    %rsp, GORT_SEGMENT_CALLER_SP(%rdx)
        leaq    GORT_SLOP(%rdx), %rax
        movq    %rax, %fs:0x70
        movq    GORT_SEGMENT_TOP(%rdx), %rsp
        testq   %r11, %r11
        jnz     .LcopyParameters
.Lenter:
        movq    8(%rbp), %r10
        movq    -16(%rbp), %rdx
        movq    -8(%rbp), %rax
        incq    %r10
        callq   *%r10                           // f's own ret comes back here: the return stack stays paired

        // rax, rdx, xmm0, xmm1 and st0 may hold results.
        movq    %fs:0x70, %r10
        movq    (GORT_SEGMENT_PREVIOUS_LIMIT - GORT_SLOP)(%r10), %r10
        movq    %r10, %fs:0x70
        movq    %rbp, %rsp
        popq    %rbp
        .cfi_remember_state
        .cfi_restore %rbp
        .cfi_def_cfa %rsp, 16
        ret                                     // to the ret in f's prologue, and so to f's caller
        .cfi_restore_state

.LcopyParameters:
        addq    $15, %r11
        andq    $-16, %r11
        subq    %r11, %rsp
        pushq   %rsi
        pushq   %rdi
        pushq   %rcx
        leaq    24(%rbp), %rsi                  // above the saved rbp, R and the caller's return address
        leaq    24(%rsp), %rdi
        movq    %r11, %rcx
        rep movsb
        popq    %rcx
        popq    %rdi
        popq    %rsi
        jmp     .Lenter

.Lgrow:                                         // no next segment, or too small a one; on the worker's stack
        movq    gortThread@gottpoff(%rip), %rdx
        movq    %fs:(%rdx), %rdx
        movq    GORT_THREAD_GOROUTINE(%rdx), %rax
        movq    %rsp, GORT_G_SP(%rax)
        movq    GORT_THREAD_SYSTEM_SP(%rdx), %rsp
        andq    $-16, %rsp
        pushq   %rdi
        pushq   %rsi
        pushq   %rcx
        pushq   %r8
        pushq   %r9
        pushq   %r10
        pushq   %r11
        subq    $136, %rsp                      // 7 * 8 + 136 keeps the stack aligned
        movups  %xmm0, 0(%rsp)
        movups  %xmm1, 16(%rsp)
        movups  %xmm2, 32(%rsp)
        movups  %xmm3, 48(%rsp)
        movups  %xmm4, 64(%rsp)
        movups  %xmm5, 80(%rsp)
        movups  %xmm6, 96(%rsp)
        movups  %xmm7, 112(%rsp)
        movq    %fs:0x70, %rdi
        movq    $0, %fs:0x70
        subq    $GORT_SLOP, %rdi
        leaq    GORT_HEADROOM(%r10, %r11), %rsi
        call    gortGrowStack
        movq    %rax, %rdx
        movups  0(%rsp), %xmm0
        movups  16(%rsp), %xmm1
        movups  32(%rsp), %xmm2
        movups  48(%rsp), %xmm3
        movups  64(%rsp), %xmm4
        movups  80(%rsp), %xmm5
        movups  96(%rsp), %xmm6
        movups  112(%rsp), %xmm7
        addq    $136, %rsp
        popq    %r11
        popq    %r10
        popq    %r9
        popq    %r8
        popq    %rcx
        popq    %rsi
        popq    %rdi
        leaq    -16(%rbp), %rsp
        jmp     .Lswitch
        .cfi_endproc
        .size   __morestack, . - __morestack

// Where lld and gold (not bfd and mold) send the prologues of functions that call code built without -fsplit-stack: such a
// function gets room for what its callees may need. The prologue may come here however much room there is.
        .globl  __morestack_non_split
        .hidden gortProloguesRewritten
        .type   __morestack_non_split, @function
        .p2align 4
__morestack_non_split:
        .cfi_startproc
        endbr64
        .cfi_def_cfa_offset 16
        cmpb    $0, gortProloguesRewritten(%rip)
        jne     1f
        movb    $1, gortProloguesRewritten(%rip)
1:      addq    $GORT_NON_SPLIT_ROOM, %r10
        pushq   %rax
        .cfi_adjust_cfa_offset 8
        movq    %rsp, %rax
        subq    %r10, %rax
        cmpq    %fs:0x70, %rax
        popq    %rax
        .cfi_adjust_cfa_offset -8
        jb      __morestack
        popq    %r10
        incq    %r10
        jmpq    *%r10
        .cfi_endproc
        .size   __morestack_non_split, . - __morestack_non_split

        .section .note.GNU-split-stack, "", @progbits
        .section .note.GNU-stack, "", @progbits
