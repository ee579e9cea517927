#include "access/secret.hpp"

#include <gtest/gtest.h>

#include <set>

#include "access/api_token.hpp"
#include "access/password.hpp"

namespace multaqa::access {
namespace {

std::string hex(std::string_view bytes) {
    std::string text;
    constexpr std::string_view kDigits = "0123456789abcdef";
    for (const char c : bytes) {
        text += kDigits[static_cast<unsigned char>(c) >> 4U];
        text += kDigits[static_cast<unsigned char>(c) & 15U];
    }
    return text;
}

TEST(Sha256, AgreesWithThePublishedExamples) {
    EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(HmacSha256, AgreesWithRfc4231) {
    EXPECT_EQ(hex(hmac_sha256("Jefe", "what do ya want for nothing?")),
              "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    EXPECT_EQ(
        hex(hmac_sha256(std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First")),
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST(EqualInConstantTime, ComparesEveryByteAndTheLength) {
    EXPECT_TRUE(equal_in_constant_time("", ""));
    EXPECT_TRUE(equal_in_constant_time(std::string_view("a\0b", 3), std::string_view("a\0b", 3)));
    EXPECT_FALSE(equal_in_constant_time("abc", "abd"));
    EXPECT_FALSE(equal_in_constant_time("abc", "abcd"));
    EXPECT_FALSE(equal_in_constant_time(std::string_view("a\0b", 3), std::string_view("a\0c", 3)));
}

TEST(NewSecret, IsNeverTheSame) {
    std::set<std::string> seen;
    for (int i = 0; i < 100; ++i) seen.insert(new_secret());
    EXPECT_EQ(seen.size(), 100U);
    EXPECT_EQ(seen.begin()->size(), 43U);
}

TEST(TokenShape, IsThePrefixAndASecret) {
    EXPECT_TRUE(has_token_shape("mq_" + new_secret()));
    for (const auto& other : {std::string("mq_"), std::string(), new_secret(), "mq_" + new_secret() + "A",
                              "MQ_" + new_secret(), "mq_" + std::string(43, '+')})
        EXPECT_FALSE(has_token_shape(other)) << other;
}

TEST(Password, IsKeptAsAnArgon2idHashThatOnlyItOpens) {
    const auto hash = hash_password("correct horse");
    EXPECT_EQ(hash.substr(0, 31), "$argon2id$v=19$m=19456,t=2,p=1$");
    EXPECT_TRUE(verify_password("correct horse", hash));
    for (const auto* wrong : {"", "correct hors", "correct horse ", "Correct horse"})
        EXPECT_FALSE(verify_password(wrong, hash));
}

TEST(Password, HasAnotherHashEachTime) {
    EXPECT_NE(hash_password("correct horse"), hash_password("correct horse"));
}

TEST(Password, IsWrongForWhatIsNoHash) {
    for (const auto* broken :
         {"", "correct horse", "$argon2id$v=19$m=19456,t=2,p=1$", "$argon2id$v=19$m=19456,t=2,p=1$!!$!!"})
        EXPECT_FALSE(verify_password("correct horse", broken)) << broken;
}

TEST(Password, OfNobodyIsAHashLikeTheOthers) {
    EXPECT_EQ(hash_of_nobody().substr(0, 31), hash_password("x").substr(0, 31));
    EXPECT_FALSE(verify_password("", hash_of_nobody()));
}

}  // namespace
}  // namespace multaqa::access
