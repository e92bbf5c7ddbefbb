# SPDX-License-Identifier: GPL-3.0-or-later
# One way to declare a library, a program and a test, so that flags and include rules stand in one place.

add_library(qunce_options INTERFACE)
target_compile_options(qunce_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wold-style-cast -Wnon-virtual-dtor -Woverloaded-virtual
    $<$<BOOL:${QUNCE_WERROR}>:-Werror>)
# GCC 12 reports false positives in inlined std::string/std::variant code at -O3 (GCC PR 105329, 105562).
target_compile_options(qunce_options INTERFACE
    $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict -Wno-maybe-uninitialized -Wno-stringop-overflow>)
# Sources compiled as one look like headers to it.
if(QUNCE_UNITY)
    target_compile_options(qunce_options INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
endif()
target_compile_definitions(qunce_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_FOREACH QT_USE_QSTRINGBUILDER
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_DISABLE_DEPRECATED_BEFORE=0x060400)
target_include_directories(qunce_options INTERFACE ${PROJECT_SOURCE_DIR})
if(QUNCE_SANITIZE)
    target_compile_options(qunce_options INTERFACE -fsanitize=${QUNCE_SANITIZE} -fno-omit-frame-pointer)
    # clang 14 cannot assemble coroutines with this check.
    target_compile_options(qunce_options INTERFACE $<$<CXX_COMPILER_ID:Clang>:-fno-sanitize=function>)
    target_link_options(qunce_options INTERFACE -fsanitize=${QUNCE_SANITIZE})
    target_compile_definitions(qunce_options INTERFACE QUNCE_SANITIZED=1)
endif()

# In a build with QUNCE_SEEDED_BUGS the sources that have such mistakes in them are told so; all others stay the same to
# the compiler cache.
function(qunce_seed_bugs)
    foreach(source IN LISTS ARGN)
        cmake_path(ABSOLUTE_PATH source OUTPUT_VARIABLE path)
        if(QUNCE_SEEDED_BUGS AND EXISTS ${path})
            file(STRINGS ${path} includes REGEX "^#include \"models/base/seededbugs\\.h\"")
            if(includes)
                set_source_files_properties(${source} PROPERTIES COMPILE_DEFINITIONS QUNCE_SEEDED_BUGS=1)
            endif()
        endif()
    endforeach()
endfunction()

# qunce_library(NAME SOURCES ... DEPENDS ... [PRIVATE_DEPENDS ...]): static library qunce_NAME with alias Qunce::NAME.
function(qunce_library name)
    cmake_parse_arguments(arg "" "" "SOURCES;DEPENDS;PRIVATE_DEPENDS" ${ARGN})
    add_library(qunce_${name} STATIC ${arg_SOURCES})
    qunce_seed_bugs(${arg_SOURCES})
    add_library(Qunce::${name} ALIAS qunce_${name})
    target_link_libraries(qunce_${name} PUBLIC qunce_options ${arg_DEPENDS} PRIVATE ${arg_PRIVATE_DEPENDS})
endfunction()

# Builds the tests with the label `threads`: those that ./dev test runs under ThreadSanitizer too.
add_custom_target(thread_tests)

# qunce_test(NAME SOURCES ... DEPENDS ... [LABELS ...] [TIMEOUT s] [ARGS ...] [DEMO]): one executable, one ctest entry,
# hermetic environment (C.UTF-8, UTC, private XDG directories). DEMO: it reads the demo brand's profiles in $QUNCE_DEMO,
# which the fixture of that name makes first.
function(qunce_test name)
    cmake_parse_arguments(arg "DEMO" "TIMEOUT" "SOURCES;DEPENDS;LABELS;ARGS" ${ARGN})
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 300)
    endif()
    add_executable(test_${name} ${arg_SOURCES})
    if("threads" IN_LIST arg_LABELS)
        add_dependencies(thread_tests test_${name})
    endif()
    target_link_libraries(test_${name} PRIVATE qunce_options ${arg_DEPENDS} GTest::gtest_main)
    set_target_properties(test_${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
    add_test(NAME ${name} COMMAND test_${name} ${arg_ARGS} WORKING_DIRECTORY ${CMAKE_BINARY_DIR})
    if(arg_DEMO)
        set_tests_properties(${name} PROPERTIES FIXTURES_REQUIRED demo)
    endif()
    set(home ${CMAKE_BINARY_DIR}/tests/home/${name})
    set_tests_properties(${name} PROPERTIES TIMEOUT ${arg_TIMEOUT} LABELS "${arg_LABELS}"
        ENVIRONMENT "LC_ALL=C.UTF-8;TZ=UTC;LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/support/leaks.supp;QT_QPA_PLATFORM=offscreen;QT_FORCE_ASSERTS=1;HOME=${home};XDG_DATA_HOME=${home};XDG_CONFIG_HOME=${home};QUNCED=${CMAKE_BINARY_DIR}/bin/qunced;QUNCE=${CMAKE_BINARY_DIR}/bin/qunce;QUNCE_DEMO=${CMAKE_BINARY_DIR}/tests/demo;QUNCE_SOURCE_DIR=${PROJECT_SOURCE_DIR}")
endfunction()
