#include "store/parameters.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "store/store_error.hpp"

namespace multaqa::store {
namespace {

std::string refusal_of(const Values& values) {
    try {
        check_parameters(values);
    } catch (const StoreError& error) {
        return error.what();
    }
    return "(accepted)";
}

TEST(CheckParameters, AcceptsWhatBothDatabasesHold) {
    EXPECT_EQ(refusal_of({}), "(accepted)");
    EXPECT_EQ(
        refusal_of({Null{}, 1, -2.5, "", "ملتقى 👩🏽‍⚖️", Blob{std::string("\0\xFF", 2)}}),
        "(accepted)");
}

TEST(CheckParameters, NamesTheParameterButNotItsValue) {
    const std::string why = " is not UTF-8 without NUL, or not a finite number";
    EXPECT_EQ(refusal_of({"fine", std::string("secret\0", 7)}), "parameter $2" + why);
    EXPECT_EQ(refusal_of({"\xFF"}), "parameter $1" + why);
    EXPECT_EQ(refusal_of({1, 2, std::numeric_limits<double>::infinity()}), "parameter $3" + why);
}

TEST(CheckSingleStatement, LooksForSemicolonsOutsideQuotes) {
    EXPECT_NO_THROW(check_single_statement("SELECT 1"));
    EXPECT_NO_THROW(check_single_statement("SELECT 'a;b''c;' AS \"d;e\""));
    EXPECT_THROW(check_single_statement("SELECT 1;"), StoreError);
    EXPECT_THROW(check_single_statement("SELECT 'a'; DELETE FROM b"), StoreError);
}

}  // namespace
}  // namespace multaqa::store
