// The shipped words of tables.
#pragma once

#include "common/embedded.hpp"
#include "common/text/messages.hpp"
#include "tables/vocabulary.hpp"

namespace multaqa::tables {

inline const Vocabulary& shipped_words() {
    static const Messages messages(embedded::catalogues());
    static const Vocabulary words(messages);
    return words;
}

}  // namespace multaqa::tables
