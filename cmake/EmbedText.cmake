# qunce_embed_text(VARIABLE-FOR-THE-SOURCE FILE SYMBOL): a C++ source that defines
# `const std::string_view qunce::server::demo::SYMBOL` with the bytes of FILE. Raw strings in pieces, because compilers
# may refuse longer ones.
function(qunce_embed_text outSource file namespace symbol)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    file(READ ${file} text)
    string(LENGTH "${text}" length)
    set(position 0)
    set(pieces "")
    while(position LESS length)
        string(SUBSTRING "${text}" ${position} 4000 piece)
        string(APPEND pieces "    R\"qunce(${piece})qunce\"\n")
        math(EXPR position "${position} + 4000")
    endwhile()
    string(TOLOWER ${symbol} name)
    set(source ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp)
    file(CONFIGURE OUTPUT ${source} @ONLY CONTENT "// Made from @file@ by cmake/EmbedText.cmake.
#include <string_view>

namespace @namespace@ {
extern const std::string_view @symbol@;
const std::string_view @symbol@ =
@pieces@    ;
} // namespace @namespace@
")
    set(${outSource} ${source} PARENT_SCOPE)
endfunction()
