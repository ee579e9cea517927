// How to reach somebody: an e-mail address, a number. For staff only.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace multaqa::directory {

enum class ContactKind { email, phone, mobile, other };
std::optional<ContactKind> parse_contact_kind(std::string_view word);
std::string_view word(ContactKind kind);

struct ContactPoint {
    ContactKind kind{};
    std::string value;

    friend bool operator==(const ContactPoint&, const ContactPoint&) = default;
};
// As contact points are compared: e-mail addresses case-folded, numbers without blanks and punctuation.
std::string folded(const ContactPoint& contact);

}  // namespace multaqa::directory
