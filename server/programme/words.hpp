// The closed lists of words of the programme: see common/text/words.hpp.
#pragma once

#include "common/text/words.hpp"

namespace multaqa::programme {

using multaqa::parse_word;
using multaqa::word_of;
using multaqa::Words;

}  // namespace multaqa::programme
