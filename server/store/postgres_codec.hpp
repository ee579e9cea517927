// PostgreSQL's binary and text formats of the kinds that the store knows.
#pragma once

#include <libpq-fe.h>

#include <string>
#include <vector>

#include "store/value.hpp"

namespace multaqa::store {

// Parameters in libpq's shape. Holds views of `values`, which must outlive it.
class PostgresParameters {
  public:
    // Throws StoreError(other) when a value is not of the kind that the statement wants there: SQLite would
    // take it.
    PostgresParameters(const Values& values, const std::vector<Oid>& types);

    int count() const { return static_cast<int>(pointers_.size()); }
    const char* const* pointers() const { return pointers_.data(); }
    const int* lengths() const { return lengths_.data(); }
    const int* formats() const { return formats_.data(); }

  private:
    std::vector<std::string> numbers_;
    std::vector<const char*> pointers_;
    std::vector<int> lengths_;
    std::vector<int> formats_;
};

// One row of a result in binary format.
class PostgresRow final : public Row {
  public:
    explicit PostgresRow(const PGresult* result) : result_(result) {}
    void move_to(int row) { row_ = row; }

    bool is_null(int column) const override;
    std::int64_t integer(int column) const override;
    double real(int column) const override;
    std::string_view text(int column) const override;
    std::string_view blob(int column) const override;

  private:
    std::string_view cell(int column) const;
    Oid type(int column) const;

    const PGresult* result_;
    int row_ = 0;
};

}  // namespace multaqa::store
