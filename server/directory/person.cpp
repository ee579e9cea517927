#include "directory/person.hpp"

#include "access/account.hpp"
#include "common/text/case_fold.hpp"

namespace multaqa::directory {

std::optional<ContactKind> parse_contact_kind(std::string_view text) {
    for (const auto kind : {ContactKind::email, ContactKind::phone, ContactKind::mobile, ContactKind::other})
        if (word(kind) == text) return kind;
    return std::nullopt;
}

std::string_view word(ContactKind kind) {
    switch (kind) {
        case ContactKind::email:
            return "email";
        case ContactKind::phone:
            return "phone";
        case ContactKind::mobile:
            return "mobile";
        case ContactKind::other:
            return "other";
    }
    return "";
}

std::string folded(const ContactPoint& contact) {
    if (contact.kind == ContactKind::email) return access::fold_email(contact.value);
    if (contact.kind == ContactKind::other) return case_fold(contact.value);
    std::string digits;
    for (const char c : contact.value)
        if ((c >= '0' && c <= '9') || (c == '+' && digits.empty())) digits += c;
    return digits;
}

PersonDetails details_of(const PersonRecord& record) {
    return {static_cast<const PersonFields&>(record.person), record.contact_points};
}

}  // namespace multaqa::directory
