// The WHERE of a list whose filters may be left out: texts from a finite set, values numbered as they are
// added.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/dialect.hpp"
#include "store/value.hpp"

namespace multaqa::store {

class Conditions {
  public:
    // "$n", to be used once within the text that is put together.
    std::string number(Value value) {
        values_.push_back(std::move(value));
        return "$" + std::to_string(values_.size());
    }
    void add(const std::string& condition) { where_ += (where_.empty() ? " WHERE " : " AND ") + condition; }
    // add("kind = ", value): "kind = $n"
    void add(const std::string& before, Value value) { add(before + number(std::move(value))); }
    // The column `id` is of a thing whose names hold all of these words (store/search_text); no words: of
    // none.
    void add_text_match(const Dialect& dialect, std::string_view kind, const std::vector<std::string>& words);

    const std::string& where() const { return where_; }  // " WHERE …", or ""
    const Values& values() const { return values_; }

  private:
    std::string where_;
    Values values_;
};

}  // namespace multaqa::store
