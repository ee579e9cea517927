#include "common/text/case_fold.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

#include <stdexcept>

namespace multaqa {

std::string case_fold(std::string_view text) {
    UErrorCode error = U_ZERO_ERROR;
    const auto* const normalizer = icu::Normalizer2::getNFKCCasefoldInstance(error);
    if (U_FAILURE(error)) throw std::runtime_error("ICU's case folding data is missing");
    std::string folded;
    icu::StringByteSink<std::string> sink(&folded);
    normalizer->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink,
                              nullptr, error);
    if (U_FAILURE(error)) throw std::runtime_error("a text cannot be case-folded");
    return folded;
}

}  // namespace multaqa
