# How our targets are built: language level, warnings, sanitizers, and one function per kind of target.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

set(MULTAQA_SANITIZE "" CACHE STRING "Argument of -fsanitize=, empty for none")
option(MULTAQA_TIDY "Run clang-tidy on our own sources" OFF)
option(MULTAQA_COVERAGE "Source-based coverage (clang)" OFF)

# For builds from nothing (tests/run); it costs other checkouts the use of the same ccache. The release and clang-tidy work
# without, so that they find what a file forgot to include; besides, g++ 12 warns of its own headers when precompiled.
option(MULTAQA_PCH "Precompile the foreign headers that nearly every file includes (clang only)" OFF)

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

# multaqa_precompile(TARGET SOURCES HEADERS...): for targets of more than two files; fewer do not earn it back.
function(multaqa_precompile target sources)
    list(LENGTH sources count)
    if(MULTAQA_PCH AND count GREATER 2 AND CMAKE_CXX_COMPILER_ID STREQUAL Clang)
        target_precompile_headers(${target} PRIVATE <algorithm> <chrono> <functional> <map> <memory> <optional> <set> <string>
            <string_view> <variant> <vector> <boost/system/result.hpp> <date/date.h> ${ARGN})
        target_compile_options(${target} PRIVATE "SHELL:-Xclang -fno-pch-timestamp")  # else no two builds are the same
    endif()
endfunction()

# multaqa_library(NAME [dependency...]): a static library of every .cpp in the current folder.
function(multaqa_library name)
    file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp")
    add_library(${name} STATIC ${sources})
    target_link_libraries(${name} PUBLIC ${ARGN} PRIVATE multaqa_options)
    target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/server)
    multaqa_precompile(${name} "${sources}" <boost/json.hpp>)
    if(MULTAQA_TIDY)
        set_target_properties(${name} PROPERTIES CXX_CLANG_TIDY "${CLANG_TIDY_PROGRAM};--quiet")
    endif()
endfunction()

# multaqa_embed(TARGET NAMESPACE VARIABLE FILES...): compiles files into TARGET as a table name → bytes.
# Only message catalogues and SQL are embedded (DECISIONS 30).
function(multaqa_embed target variable)
    set(output "${CMAKE_CURRENT_BINARY_DIR}/${variable}.cpp")
    add_custom_command(OUTPUT ${output}
        COMMAND ${CMAKE_COMMAND} "-DOUTPUT=${output}" "-DVARIABLE=${variable}" "-DFILES=${ARGN}"
                -P "${PROJECT_SOURCE_DIR}/deploy/cmake/Embed.cmake"
        DEPENDS ${ARGN} "${PROJECT_SOURCE_DIR}/deploy/cmake/Embed.cmake"
        VERBATIM)
    target_sources(${target} PRIVATE ${output})
    set_source_files_properties(${output} PROPERTIES SKIP_LINTING ON)
endfunction()
