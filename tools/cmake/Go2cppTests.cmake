# go2cpp_add_tests(PREFIX FOLDER LIBS...): the test programs of one source folder, found by the names of the files.
#
#   *_test.cpp    one GoogleTest program for the whole folder, unit/PREFIX_test
#   *_stress.cpp  one program a file, stress/PREFIX_<file>; run with several GOMAXPROCS. main comes from GoogleTest
#                 unless the file has its own
#   *_bench.cpp   one Google Benchmark program a file, bench/PREFIX_<file>; built by `ninja bench` only
#
# tests/lit.cfg.py runs what stands in unit/ and stress/.
find_package(GTest QUIET)
find_package(benchmark QUIET)
add_custom_target(bench)

function(go2cpp_add_test_program name folder)
  cmake_parse_arguments(arg "" "" "SOURCES;LIBS;INCLUDES" ${ARGN})
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE ${arg_LIBS})
  target_include_directories(${name} PRIVATE ${arg_INCLUDES})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/${folder})
endfunction()

function(go2cpp_add_tests prefix folder)
  set(includes ${CMAKE_CURRENT_SOURCE_DIR})
  file(GLOB tests CONFIGURE_DEPENDS ${folder}/*_test.cpp)
  file(GLOB stress CONFIGURE_DEPENDS ${folder}/*_stress.cpp)
  file(GLOB benches CONFIGURE_DEPENDS ${folder}/*_bench.cpp)
  if(tests AND GTest_FOUND)
    go2cpp_add_test_program(${prefix}_test unit SOURCES ${tests} INCLUDES ${includes}
      LIBS ${ARGN} GTest::gtest_main GTest::gtest)
  endif()
  foreach(file IN LISTS stress)
    get_filename_component(name ${file} NAME_WE)
    if(GTest_FOUND)
      go2cpp_add_test_program(${prefix}_${name} stress SOURCES ${file} INCLUDES ${includes}
        LIBS ${ARGN} GTest::gtest_main GTest::gtest)
    endif()
  endforeach()
  foreach(file IN LISTS benches)
    get_filename_component(name ${file} NAME_WE)
    if(benchmark_FOUND)
      go2cpp_add_test_program(${prefix}_${name} bench SOURCES ${file} INCLUDES ${includes}
        LIBS ${ARGN} benchmark::benchmark_main benchmark::benchmark)
      set_target_properties(${prefix}_${name} PROPERTIES EXCLUDE_FROM_ALL ON)
      add_dependencies(bench ${prefix}_${name})
    endif()
  endforeach()
endfunction()
