# go2cpp_bundle(TARGET DIR): the archive of the bundled packages.
#
# Every folder of DIR that has .go files is one package; its path below DIR is the import path. The freshly built go2cpp
# turns it into pkg/<path>.cpp and include/go2cpp/go/<path>.h; *.cpp files beside the Go code define the functions that
# have no body. A package that is listed in DIR/pending.txt (one import path a line; `*` for all) is left out.
#
#   go2cpp --package DIR/<path> --import-path <path> --pkg-dir DIR -o <path>.cpp --header <path>.h --depfile <path>.d
#          --summary share/go2cpp/summaries/<path>.txt
#
# The summary tells programs that import the package what becomes of the arguments of its functions.
# The depfile names the Go files of the imports as well, so a package is transpiled anew when one of those changes;
# an unchanged .cpp or .h must not be rewritten, so nothing is compiled anew then. No order between the packages has to be
# known here: all headers are generated before the first .cpp of the archive is compiled.
function(go2cpp_bundle target dir)
  set(include ${CMAKE_BINARY_DIR}/include/go2cpp)
  set(output ${CMAKE_BINARY_DIR}/pkg)
  set(summaries ${CMAKE_BINARY_DIR}/share/go2cpp/summaries)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${dir}/pending.txt)
  set(pending)
  if(EXISTS ${dir}/pending.txt)
    file(STRINGS ${dir}/pending.txt pending REGEX "^[^#]")
    list(TRANSFORM pending REPLACE "[ \t].*" "")
  endif()
  if("*" IN_LIST pending)
    return()
  endif()
  file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${dir} ${dir}/*.go)
  list(FILTER files EXCLUDE REGEX "_test\\.go$|(^|/)testdata/")
  set(paths)
  foreach(file IN LISTS files)
    get_filename_component(path ${file} DIRECTORY)
    list(APPEND paths ${path})
  endforeach()
  list(REMOVE_DUPLICATES paths)
  list(REMOVE_ITEM paths ${pending} "")

  set(generated)
  set(native)
  foreach(path IN LISTS paths)
    file(GLOB go CONFIGURE_DEPENDS ${dir}/${path}/*.go)
    list(FILTER go EXCLUDE REGEX "_test\\.go$")
    file(GLOB cpp CONFIGURE_DEPENDS ${dir}/${path}/*.cpp)
    list(FILTER cpp EXCLUDE REGEX "_(test|bench|stress)\\.cpp$")
    get_filename_component(above ${path} DIRECTORY)
    file(MAKE_DIRECTORY ${include}/go/${above} ${output}/${above} ${summaries}/${above})
    add_custom_command(
      OUTPUT ${output}/${path}.cpp ${include}/go/${path}.h ${summaries}/${path}.txt
      COMMAND go2cpp --package ${dir}/${path} --import-path ${path} --pkg-dir ${dir}
        -o ${output}/${path}.cpp --header ${include}/go/${path}.h --depfile ${output}/${path}.d
        --summary ${summaries}/${path}.txt
      DEPENDS go2cpp ${go}
      DEPFILE ${output}/${path}.d
      COMMENT "Transpiling package ${path}"
      VERBATIM)
    list(APPEND generated ${output}/${path}.cpp)
    list(APPEND native ${cpp})
    install(FILES ${include}/go/${path}.h DESTINATION include/go2cpp/go/${above})
    install(FILES ${summaries}/${path}.txt DESTINATION share/go2cpp/summaries/${above})
  endforeach()
  if(NOT generated)
    return()
  endif()
  add_library(${target} STATIC ${generated} ${native})
  target_include_directories(${target} PUBLIC $<BUILD_INTERFACE:${include}> PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
  target_compile_options(${target} PRIVATE -O2 -g1 ${GO2CPP_GENERATED_FLAGS} ${GO2CPP_STACK_FLAGS})
  set_source_files_properties(${generated} PROPERTIES COMPILE_OPTIONS -Wno-error)
  target_link_libraries(${target} PUBLIC go2cpp_rt)
endfunction()

# go2cpp_stage(DIR PKG): makes the build tree look like an installation: links to the runtime's public headers beside the
# generated ones, and to the Go sources of the bundled packages.
function(go2cpp_stage dir pkg)
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS RELATIVE ${dir} ${dir}/*.h)
  foreach(header IN LISTS headers)
    get_filename_component(folder ${header} DIRECTORY)
    file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/include/go2cpp/${folder})
    file(CREATE_LINK ${dir}/${header} ${CMAKE_BINARY_DIR}/include/go2cpp/${header} SYMBOLIC)
  endforeach()
  file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/share/go2cpp)
  file(CREATE_LINK ${pkg} ${CMAKE_BINARY_DIR}/share/go2cpp/pkg SYMBOLIC)
endfunction()
