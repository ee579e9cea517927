#include "store/postgres_codec.hpp"

#include <charconv>
#include <cstring>

#include "store/store_error.hpp"

namespace multaqa::store {
namespace {

// From the server's catalogue/pg_type.dat; libpq-dev does not bring its header.
constexpr Oid kBool = 16, kBytea = 17, kName = 19, kInt8 = 20, kInt2 = 21, kInt4 = 23, kText = 25,
              kFloat4 = 700, kFloat8 = 701, kUnknown = 705, kBpchar = 1042, kVarchar = 1043, kNumeric = 1700;

bool is_text(Oid type) {
    return type == kText || type == kVarchar || type == kBpchar || type == kName || type == kUnknown;
}
bool is_integer(Oid type) {
    return type == kInt8 || type == kInt4 || type == kInt2;
}
bool is_real(Oid type) {
    return type == kFloat8 || type == kFloat4;
}

bool fits(const Value::Variant& value, Oid type) {
    if (std::holds_alternative<Null>(value)) return true;
    if (std::holds_alternative<std::int64_t>(value))
        return is_integer(type) || is_real(type) || type == kNumeric;
    if (std::holds_alternative<double>(value)) return is_real(type) || type == kNumeric;
    if (std::holds_alternative<std::string>(value)) return is_text(type);
    return type == kBytea;
}

template <class Number>
std::string as_text(Number value) {
    char digits[40];
    const auto end = std::to_chars(digits, digits + sizeof digits, value);
    return {digits, end.ptr};
}

template <class Unsigned>
Unsigned big_endian(std::string_view bytes) {
    Unsigned value = 0;
    for (const char byte : bytes)
        value = static_cast<Unsigned>((value << 8) | static_cast<unsigned char>(byte));
    return value;
}

template <class Float, class Unsigned>
double as_double(std::string_view bytes) {
    const auto bits = big_endian<Unsigned>(bytes);
    Float value;
    static_assert(sizeof value == sizeof bits);
    std::memcpy(&value, &bits, sizeof value);
    return value;
}

[[noreturn]] void refuse_kind(int column, Oid type) {
    std::string what = "column " + std::to_string(column) + " holds another kind";
    if (type == kNumeric) what += ": write CAST(… AS BIGINT)";  // what sum() of BIGINT gives
    throw StoreError(StoreFailure::other, what);
}

}  // namespace

PostgresParameters::PostgresParameters(const Values& values, const std::vector<Oid>& types) {
    if (values.size() != types.size()) throw StoreError(StoreFailure::other, "wrong number of parameters");
    numbers_.reserve(values.size());  // pointers into it stay valid
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto& value = values[i].variant();
        if (!fits(value, types[i])) {
            throw StoreError(StoreFailure::other,
                             "parameter $" + std::to_string(i + 1) + " is of another kind");
        }
        const char* pointer = nullptr;
        std::size_t length = 0;
        const auto point_at = [&](const std::string& bytes) {
            pointer = bytes.data();
            length = bytes.size();
        };
        if (const auto* text = std::get_if<std::string>(&value)) point_at(*text);
        if (const auto* blob = std::get_if<Blob>(&value)) point_at(blob->bytes);
        if (const auto* integer = std::get_if<std::int64_t>(&value))
            point_at(numbers_.emplace_back(as_text(*integer)));
        if (const auto* real = std::get_if<double>(&value)) point_at(numbers_.emplace_back(as_text(*real)));
        const bool is_number = value.index() == 1 || value.index() == 2;
        pointers_.push_back(pointer);
        lengths_.push_back(static_cast<int>(length));
        formats_.push_back(is_number ? 0 : 1);
    }
}

Oid PostgresRow::type(int column) const {
    if (column < 0 || column >= PQnfields(result_)) {
        throw StoreError(StoreFailure::other, "no column " + std::to_string(column));
    }
    return PQftype(result_, column);
}

std::string_view PostgresRow::cell(int column) const {
    if (PQgetisnull(result_, row_, column) != 0) refuse_kind(column, 0);
    return {PQgetvalue(result_, row_, column), static_cast<std::size_t>(PQgetlength(result_, row_, column))};
}

bool PostgresRow::is_null(int column) const {
    type(column);
    return PQgetisnull(result_, row_, column) != 0;
}

std::int64_t PostgresRow::integer(int column) const {
    const Oid kind = type(column);
    const auto bytes = cell(column);
    if (kind == kInt8) return static_cast<std::int64_t>(big_endian<std::uint64_t>(bytes));
    if (kind == kInt4) return static_cast<std::int32_t>(big_endian<std::uint32_t>(bytes));
    if (kind == kInt2) return static_cast<std::int16_t>(big_endian<std::uint16_t>(bytes));
    if (kind == kBool) return bytes[0] == 0 ? 0 : 1;  // SQLite's comparisons are 0 and 1
    refuse_kind(column, kind);
}

double PostgresRow::real(int column) const {
    const Oid kind = type(column);
    const auto bytes = cell(column);
    if (kind == kFloat8) return as_double<double, std::uint64_t>(bytes);
    if (kind == kFloat4) return as_double<float, std::uint32_t>(bytes);
    if (is_integer(kind)) return static_cast<double>(integer(column));
    refuse_kind(column, kind);
}

std::string_view PostgresRow::text(int column) const {
    const Oid kind = type(column);
    if (!is_text(kind)) refuse_kind(column, kind);
    return cell(column);
}

std::string_view PostgresRow::blob(int column) const {
    const Oid kind = type(column);
    if (kind != kBytea) refuse_kind(column, kind);
    return cell(column);
}

}  // namespace multaqa::store
