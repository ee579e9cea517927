#include "directory/contact.hpp"

#include "access/account.hpp"
#include "common/text/case_fold.hpp"
#include "common/text/words.hpp"

namespace multaqa::directory {
namespace {

constexpr Words<ContactKind, 4> kContactKinds{{{ContactKind::email, "email"},
                                        {ContactKind::phone, "phone"},
                                        {ContactKind::mobile, "mobile"},
                                        {ContactKind::other, "other"}}};

}  // namespace

std::optional<ContactKind> parse_contact_kind(std::string_view text) {
    return parse_word(kContactKinds, text);
}

std::string_view word(ContactKind kind) {
    return word_of(kContactKinds, kind);
}

std::string folded(const ContactPoint& contact) {
    if (contact.kind == ContactKind::email) return access::fold_email(contact.value);
    if (contact.kind == ContactKind::other) return case_fold(contact.value);
    std::string digits;
    for (const char c : contact.value)
        if ((c >= '0' && c <= '9') || (c == '+' && digits.empty())) digits += c;
    return digits;
}

}  // namespace multaqa::directory
