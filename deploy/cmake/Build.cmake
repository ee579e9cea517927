# How our targets are built: language level, warnings, sanitizers, and one function per kind of target.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

set(MULTAQA_SANITIZE "" CACHE STRING "Argument of -fsanitize=, empty for none")
option(MULTAQA_TIDY "Run clang-tidy on our own sources" OFF)
option(MULTAQA_COVERAGE "Source-based coverage (clang)" OFF)

# For builds from nothing (deploy/run, tests/run): several sources of a library are compiled as one, so that the headers they
# share are read once; whatever may be built that way has no two helpers of one name in a folder. Not for daily work: a
# change then costs the neighbours too, and a file does not show what it forgot to include.
option(MULTAQA_UNITY "Compile libraries as a few large files, tests with precompiled headers (clang)" OFF)

# Depend mode hashes the headers that the compiler names instead of preprocessing first: a build into an empty cache
# then costs no more than one without. Without the sloppiness nothing built with precompiled headers is kept.
find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_DEPEND=1 CCACHE_SLOPPINESS=pch_defines,time_macros
        ${CCACHE_PROGRAM})
    set(CMAKE_C_COMPILER_LAUNCHER ${CMAKE_CXX_COMPILER_LAUNCHER})
endif()
find_program(MOLD_PROGRAM mold)
if(MOLD_PROGRAM AND NOT MULTAQA_SANITIZE)
    add_link_options(-fuse-ld=mold)
endif()

add_library(multaqa_options INTERFACE)
# g++ counts a designated initializer that leaves a member to its default as "missing"; that is what they are for.
target_compile_options(multaqa_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Werror
    -Wno-missing-field-initializers)
target_include_directories(multaqa_options INTERFACE ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/server)
if(MULTAQA_SANITIZE)
    add_compile_options(-fsanitize=${MULTAQA_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
    string(REPLACE ",fuzzer-no-link" "" _link_sanitize "${MULTAQA_SANITIZE}")
    add_link_options(-fsanitize=${_link_sanitize})
endif()
if(MULTAQA_COVERAGE)
    add_compile_options(-fprofile-instr-generate -fcoverage-mapping)
    add_link_options(-fprofile-instr-generate)
endif()
if(MULTAQA_TIDY)
    find_program(CLANG_TIDY_PROGRAM clang-tidy REQUIRED)
endif()

# multaqa_precompile(TARGET SOURCES HEADERS...): for tests of more than two files; fewer do not earn it back. Clang only, since
# g++ 12 warns of its own headers when precompiled.
function(multaqa_precompile target sources)
    list(LENGTH sources count)
    if(MULTAQA_UNITY AND count GREATER 2 AND CMAKE_CXX_COMPILER_ID STREQUAL Clang)
        target_precompile_headers(${target} PRIVATE <algorithm> <chrono> <functional> <map> <memory> <optional> <set> <string>
            <string_view> <variant> <vector> <boost/system/result.hpp> <date/date.h> ${ARGN})
        target_compile_options(${target} PRIVATE "SHELL:-Xclang -fno-pch-timestamp")  # else no two builds are the same
    endif()
endfunction()

# multaqa_own(TARGET): what our libraries have in common.
function(multaqa_own target)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ${MULTAQA_UNITY} UNITY_BUILD_BATCH_SIZE 12)
    if(MULTAQA_UNITY AND CMAKE_CXX_COMPILER_ID STREQUAL GNU)
        target_compile_options(${target} PRIVATE -Wno-subobject-linkage)  # takes an included .cpp for a header
    endif()
    if(MULTAQA_TIDY)
        set_target_properties(${target} PROPERTIES CXX_CLANG_TIDY "${CLANG_TIDY_PROGRAM};--quiet")
    endif()
endfunction()

# multaqa_library(NAME [dependency...]): a static library of every .cpp in the current folder.
function(multaqa_library name)
    file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp")
    add_library(${name} STATIC ${sources})
    target_link_libraries(${name} PUBLIC ${ARGN} PRIVATE multaqa_options)
    target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/server)
    multaqa_own(${name})
endfunction()

# multaqa_embed(TARGET NAMESPACE VARIABLE FILES...): compiles files into TARGET as a table name → bytes.
# Only message catalogues, SQL and the calendars of countries are embedded (DECISIONS 30).
function(multaqa_embed target variable)
    set(output "${CMAKE_CURRENT_BINARY_DIR}/${variable}.cpp")
    add_custom_command(OUTPUT ${output}
        COMMAND ${CMAKE_COMMAND} "-DOUTPUT=${output}" "-DVARIABLE=${variable}" "-DFILES=${ARGN}"
                -P "${PROJECT_SOURCE_DIR}/deploy/cmake/Embed.cmake"
        DEPENDS ${ARGN} "${PROJECT_SOURCE_DIR}/deploy/cmake/Embed.cmake"
        VERBATIM)
    target_sources(${target} PRIVATE ${output})
    set_source_files_properties(${output} PROPERTIES SKIP_LINTING ON SKIP_UNITY_BUILD_INCLUSION ON)
endfunction()
