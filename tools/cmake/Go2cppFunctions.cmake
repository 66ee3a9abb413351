# CMake functions for users of go2cpp. Beside the installed package, this project uses them itself.
#
#   go2cpp_add_executable(NAME SOURCES FILE.go... [FLAGS FLAG...])
#   go2cpp_add_library(NAME SOURCES FILE.go... [FLAGS FLAG...])
#
# The sources are the files of one Go package. A library's C++ interface is the header NAME.h, which targets that link NAME can
# include; what Go exports is there, in the namespace of the package. FLAGS are go2cpp's. In Debug builds the C++ carries
# #line directives, so that debuggers show the Go source.

# Adds the command that turns the sources into CPP (and HEADER, if not empty).
function(_go2cpp_transpile name cpp header)
  cmake_parse_arguments(arg "" "" "SOURCES;FLAGS" ${ARGN})
  if(NOT arg_SOURCES OR arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "usage: go2cpp_add_executable(NAME SOURCES FILE.go... [FLAGS FLAG...]), the same for go2cpp_add_library")
  endif()
  list(TRANSFORM arg_SOURCES REPLACE "^([^/].*)$" "${CMAKE_CURRENT_SOURCE_DIR}/\\1")
  get_filename_component(folder ${cpp} DIRECTORY)
  file(MAKE_DIRECTORY ${folder})
  set(header_flag)
  if(header)
    set(header_flag --header ${header})
  endif()
  add_custom_command(
    OUTPUT ${cpp} ${header}
    COMMAND go2cpp::go2cpp ${arg_SOURCES} -o ${cpp} ${header_flag} --depfile ${cpp}.d
      "$<$<CONFIG:Debug>:--line-directives>" ${arg_FLAGS}
    DEPENDS go2cpp::go2cpp ${arg_SOURCES}
    DEPFILE ${cpp}.d
    COMMENT "Transpiling ${name}"
    COMMAND_EXPAND_LISTS VERBATIM)
endfunction()

function(_go2cpp_compile name scope)
  target_compile_features(${name} ${scope} cxx_std_20)
  target_compile_options(${name} PRIVATE ${GO2CPP_GENERATED_FLAGS} ${GO2CPP_STACK_FLAGS})
  target_precompile_headers(${name} PRIVATE <go/go.h>)
  target_link_libraries(${name} ${scope} go2cpp::pkg)
endfunction()

function(go2cpp_add_executable name)
  set(cpp ${CMAKE_CURRENT_BINARY_DIR}/go2cpp/${name}/${name}.cpp)
  _go2cpp_transpile(${name} ${cpp} "" ${ARGN})
  add_executable(${name} ${cpp})
  _go2cpp_compile(${name} PRIVATE)
endfunction()

function(go2cpp_add_library name)
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/go2cpp/${name})
  _go2cpp_transpile(${name} ${folder}/${name}.cpp ${folder}/${name}.h ${ARGN})
  add_library(${name} STATIC ${folder}/${name}.cpp ${folder}/${name}.h)
  target_include_directories(${name} PUBLIC ${folder})
  _go2cpp_compile(${name} PUBLIC)
endfunction()
