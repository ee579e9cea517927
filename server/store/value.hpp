// Parameters and columns of SQL: the five kinds that both databases share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "common/ids/id.hpp"
#include "common/time/instant.hpp"

namespace multaqa::store {

struct Null {
    friend bool operator==(Null, Null) { return true; }
};
struct Blob {
    std::string bytes;
    friend bool operator==(const Blob&, const Blob&) = default;
};

// A parameter. Flags are bound as integers 0 and 1 (columns are BIGINT on both databases), instants as
// microseconds.
class Value {
  public:
    using Variant = std::variant<Null, std::int64_t, double, std::string, Blob>;

    Value() = default;
    Value(Null) {}                                      // NOLINT(google-explicit-constructor)
    Value(std::int64_t v) : v_(v) {}                    // NOLINT(google-explicit-constructor)
    Value(int v) : v_(static_cast<std::int64_t>(v)) {}  // NOLINT(google-explicit-constructor)
    Value(double v) : v_(v) {}                          // NOLINT(google-explicit-constructor)
    Value(std::string v) : v_(std::move(v)) {}          // NOLINT(google-explicit-constructor)
    Value(std::string_view v) : v_(std::string(v)) {}   // NOLINT(google-explicit-constructor)
    Value(const char* v) : v_(std::string(v)) {}        // NOLINT(google-explicit-constructor)
    Value(Blob v) : v_(std::move(v)) {}                 // NOLINT(google-explicit-constructor)
    Value(Instant v) : v_(to_micros(v)) {}              // NOLINT(google-explicit-constructor)
    Value(bool) = delete;                               // write 0 or 1 and mean it
    template <class Tag>
    Value(const Id<Tag>& id) : v_(id.text()) {}  // NOLINT(google-explicit-constructor)
    template <class T>
    Value(const std::optional<T>& v) {  // NOLINT(google-explicit-constructor)
        if (v) *this = Value(*v);
    }

    const Variant& variant() const { return v_; }

  private:
    Variant v_;
};

using Values = std::vector<Value>;

// One row while a query runs; valid only inside the visitor. Columns count from 0.
// Asking for a kind that the column does not hold throws StoreError (broken invariant).
class Row {
  public:
    virtual ~Row() = default;
    virtual bool is_null(int column) const = 0;
    virtual std::int64_t integer(int column) const = 0;
    virtual double real(int column) const = 0;            // also of an integer
    virtual std::string_view text(int column) const = 0;  // valid until the next row
    virtual std::string_view blob(int column) const = 0;

    std::string string(int column) const { return std::string(text(column)); }
    Instant instant(int column) const { return from_micros(integer(column)); }
    template <class IdType>
    IdType id(int column) const {
        return IdType{string(column)};
    }
    template <class IdType>
    std::optional<IdType> optional_id(int column) const {
        if (is_null(column)) return std::nullopt;
        return id<IdType>(column);
    }
    std::optional<std::int64_t> optional_integer(int column) const {
        if (is_null(column)) return std::nullopt;
        return integer(column);
    }
    std::optional<std::string> optional_string(int column) const {
        if (is_null(column)) return std::nullopt;
        return string(column);
    }
    std::optional<Instant> optional_instant(int column) const {
        if (is_null(column)) return std::nullopt;
        return instant(column);
    }
};

}  // namespace multaqa::store
