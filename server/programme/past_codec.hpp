// What things were before the changes that the log tells of them (DECISIONS 14).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "common/json/json.hpp"

namespace multaqa::programme {

// Fed with the changes of one scope after some revision, in their order; then answers how each thing stood at that
// revision. A field is then what it was before its first change, or what it is now if there was none.
class Past {
  public:
    enum class Told { fully, in_part };
    // `data` as the codecs write it. in_part: it does not say what the fields were before.
    Told add(const std::string& entity, const json::value& data);

    // `present` is null where the thing is gone since. Nullopt: it did not exist then.
    std::optional<json::object> state(const std::string& entity, const json::object* present) const;
    // Every thing that a change told of.
    std::vector<std::string> entities() const;

  private:
    struct Thing {
        enum class Beginning { before, since } beginning = Beginning::before;
        std::map<std::string, std::optional<json::value>> fields;  // absent: it had none
    };
    std::map<std::string, Thing> things_;
};

}  // namespace multaqa::programme
