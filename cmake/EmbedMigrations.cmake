# SPDX-License-Identifier: GPL-3.0-or-later
# Run as a script: writes OUTPUT, a C++ source that holds the migration files FILES (paths divided by |) as literals
# and defines FUNCTION() of HEADER in NAMESPACE. A file is named NNNN_name.sql; 16000 bytes are the longest literal, so files stay below.
string(REPLACE "|" ";" files "${FILES}")
set(entries "")
foreach(file IN LISTS files)
    get_filename_component(stem ${file} NAME_WE)
    string(REGEX MATCH "^0*([0-9]+)_(.+)$" matched ${stem})
    if(NOT matched)
        message(FATAL_ERROR "${file} is not named NNNN_name.sql")
    endif()
    file(READ ${file} text)
    string(APPEND entries "    Migration {${CMAKE_MATCH_1}, \"${CMAKE_MATCH_2}\", R\"sql(${text})sql\"},\n")
endforeach()
file(WRITE ${OUTPUT} "// Made from resources/sql by cmake/EmbedMigrations.cmake.
#include \"${HEADER}\"

namespace ${NAMESPACE} {

namespace {

constexpr Migration kMigrations[] {
${entries}};

} // namespace

std::span<const Migration> ${FUNCTION}()
{
    return kMigrations;
}

} // namespace ${NAMESPACE}
")
