#include "common/text/base64url.hpp"

#include <gtest/gtest.h>

namespace multaqa {
namespace {

TEST(Base64url, WritesTheVectorsOfRfc4648WithoutPadding) {
    EXPECT_EQ(base64url_encode(""), "");
    EXPECT_EQ(base64url_encode("f"), "Zg");
    EXPECT_EQ(base64url_encode("fo"), "Zm8");
    EXPECT_EQ(base64url_encode("foo"), "Zm9v");
    EXPECT_EQ(base64url_encode("foobar"), "Zm9vYmFy");
    EXPECT_EQ(base64url_encode("\xfb\xff"), "-_8");
}

TEST(Base64url, ReadsBackEveryByte) {
    std::string bytes;
    for (int i = 0; i < 256; ++i) bytes += static_cast<char>(i);
    for (std::size_t length = 250; length <= bytes.size(); ++length)
        EXPECT_EQ(base64url_decode(base64url_encode(bytes.substr(0, length))), bytes.substr(0, length));
}

TEST(Base64url, RefusesWhatItWouldNotHaveWritten) {
    for (const auto* text : {"Z", "Zg==", "Zh", "Zm9", "+/8", "Zm 8", "Zm9v\n"})
         EXPECT_EQ(base64url_decode(text), std::nullopt) << text;
}

}  // namespace
}  // namespace multaqa
