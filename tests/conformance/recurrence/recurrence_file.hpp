// The vector files of this folder: blocks of "name: value" lines, apart by an empty line; a line that begins with two
// blanks goes on, one that begins with # is a comment.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "common/time/plain_date_time.hpp"

namespace multaqa::ical::testing {

class Block {
  public:
    void append(const std::string& line);
    bool is_empty() const { return fields_.empty(); }
    bool has(std::string_view field) const { return fields_.contains(std::string(field)); }
    // Empty when it is not there.
    std::string text(std::string_view field) const;
    std::vector<std::string> words(std::string_view field) const;
    // Wall times or dates, as written in the file; throws std::invalid_argument for anything else.
    std::vector<PlainDateTime> times(std::string_view field) const;
    PlainDateTime time(std::string_view field) const;

  private:
    std::map<std::string, std::string> fields_;
    std::string last_;
};

// Of tests/conformance/recurrence/NAME; throws std::runtime_error when it cannot be read.
std::vector<Block> blocks_of(std::string_view name);

PlainDateTime wall_time(std::string_view text);
std::string texts_of(const std::vector<PlainDateTime>& times);

}  // namespace multaqa::ical::testing
