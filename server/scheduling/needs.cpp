#include "scheduling/needs.hpp"

#include "common/text/words.hpp"

namespace multaqa::scheduling {
namespace {

constexpr Words<Layout, 9> kLayouts{{{Layout::theatre, "theatre"},
                                     {Layout::classroom, "classroom"},
                                     {Layout::boardroom, "boardroom"},
                                     {Layout::u_shape, "u-shape"},
                                     {Layout::hollow_square, "hollow-square"},
                                     {Layout::banquet, "banquet"},
                                     {Layout::cabaret, "cabaret"},
                                     {Layout::cocktail, "cocktail"},
                                     {Layout::exhibition, "exhibition"}}};

}  // namespace

std::optional<Layout> parse_layout(std::string_view text) { return parse_word(kLayouts, text); }
std::string_view word(Layout layout) { return word_of(kLayouts, layout); }

}  // namespace multaqa::scheduling
