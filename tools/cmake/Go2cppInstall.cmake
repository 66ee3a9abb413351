# What `cmake --install` puts where; the layout is that of README.md here.
include(CMakePackageConfigHelpers)

set(package lib/cmake/go2cpp)
foreach(program go2cpp go2cpp-clang)
  if(TARGET ${program})
    list(APPEND programs ${program})
  endif()
endforeach()
# A transpiler that links nothing of its own build may be used by C++ of any build; go2cpp-clang is found beside it.
install(TARGETS ${programs} EXPORT go2cpp-targets RUNTIME DESTINATION bin)
foreach(library rt pkg)
  if(TARGET go2cpp_${library})
    set_target_properties(go2cpp_${library} PROPERTIES EXPORT_NAME ${library})
    install(TARGETS go2cpp_${library} EXPORT go2cpp-targets ARCHIVE DESTINATION lib)
  endif()
endforeach()
install(EXPORT go2cpp-targets NAMESPACE go2cpp:: DESTINATION ${package})

install(DIRECTORY ${CMAKE_SOURCE_DIR}/runtime/include/ DESTINATION include/go2cpp FILES_MATCHING PATTERN *.h)
install(DIRECTORY ${CMAKE_SOURCE_DIR}/runtime/pkg/ DESTINATION share/go2cpp/pkg
  FILES_MATCHING PATTERN *.go PATTERN *_test.go EXCLUDE)

configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/go2cpp-config.cmake.in ${CMAKE_BINARY_DIR}/go2cpp-config.cmake
  INSTALL_DESTINATION ${package})
write_basic_package_version_file(${CMAKE_BINARY_DIR}/go2cpp-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_BINARY_DIR}/go2cpp-config.cmake ${CMAKE_BINARY_DIR}/go2cpp-config-version.cmake
  ${CMAKE_CURRENT_LIST_DIR}/Go2cppFlags.cmake ${CMAKE_CURRENT_LIST_DIR}/Go2cppFunctions.cmake DESTINATION ${package})

list(JOIN GO2CPP_CXX_FLAGS " " cxx_flags)
list(JOIN GO2CPP_LINK_FLAGS " " link_flags)
list(TRANSFORM GO2CPP_LINK_LIBRARIES PREPEND -l OUTPUT_VARIABLE link_libraries)
list(JOIN link_libraries " " link_libraries)
configure_file(${CMAKE_CURRENT_LIST_DIR}/go2cpp.pc.in ${CMAKE_BINARY_DIR}/go2cpp.pc @ONLY)
install(FILES ${CMAKE_BINARY_DIR}/go2cpp.pc DESTINATION lib/pkgconfig)
