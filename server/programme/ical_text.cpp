#include "programme/ical_text.hpp"

#include <algorithm>

#include "common/limits.hpp"

namespace multaqa::programme {
namespace {

bool equals_ignoring_case(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return (x | 0x20) == (y | 0x20); });
}

bool starts(std::string_view line, std::string_view word) {
    return line.size() >= word.size() && equals_ignoring_case(line.substr(0, word.size()), word);
}

class Cutter {
  public:
    explicit Cutter(std::string_view bytes) : rest_(bytes) {
        if (rest_.substr(0, 3) == "\xEF\xBB\xBF") rest_.remove_prefix(3);
    }

    Result<IcalPieces> cut() {
        while (!rest_.empty()) {
            const std::string_view line = next_line();
            if (unfolded_ > limits::kImportLineBytes) return refused(ProblemCode::import_too_large, "line");
            if (starts(line, "BEGIN:")) {
                if (auto problem = begin(line)) return *problem;
            } else if (starts(line, "END:")) {
                if (auto problem = end(line)) return *problem;
            } else if (open_.empty() && line.find_first_not_of(" \t") != std::string_view::npos) {
                return refused(ProblemCode::import_unreadable, "no-calendar");
            }
        }
        if (!open_.empty()) return refused(ProblemCode::import_unreadable, "open-component");
        if (!seen_calendar_) return refused(ProblemCode::import_unreadable, "no-calendar");
        return std::move(pieces_);
    }

  private:
    Problem refused(ProblemCode code, std::string key) const {
        return {.code = code, .faults = {{"", "fault.import-" + std::move(key), {{"line", std::to_string(line_)}}}}};
    }

    std::string_view next_line() {
        ++line_;
        const auto end = rest_.find('\n');
        start_ = rest_.data();
        std::string_view line = rest_.substr(0, end);
        rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        const bool folded = !line.empty() && (line.front() == ' ' || line.front() == '\t');
        unfolded_ = folded ? unfolded_ + line.size() : line.size();
        return line;
    }

    std::optional<Problem> begin(std::string_view line) {
        const std::string_view name = line.substr(6);
        if (open_.size() >= limits::kImportDepth) return refused(ProblemCode::import_unreadable, "depth");
        if (open_.empty()) {
            if (!equals_ignoring_case(name, "VCALENDAR")) return refused(ProblemCode::import_unreadable, "no-calendar");
            seen_calendar_ = true;
            head_start_ = start_;
        } else if (open_.size() == 1) {
            if (pieces_.pieces.size() >= limits::kImportComponents) return refused(ProblemCode::import_too_large, "components");
            close_head();
            // NOLINTNEXTLINE(bugprone-string-constructor): its end is found later
            pieces_.pieces.push_back({name, {start_, 0}, line_});
        }
        open_.push_back(name);
        return std::nullopt;
    }

    std::optional<Problem> end(std::string_view line) {
        const std::string_view name = line.substr(4);
        if (open_.empty() || !equals_ignoring_case(open_.back(), name)) return refused(ProblemCode::import_unreadable, "unmatched-end");
        open_.pop_back();
        if (open_.size() == 1) {
            auto& piece = pieces_.pieces.back();
            const char* stop = rest_.empty() ? start_ + line.size() : rest_.data();
            piece.text = {piece.text.data(), static_cast<std::size_t>(stop - piece.text.data())};
        }
        if (open_.empty()) close_head();
        return std::nullopt;
    }

    // The calendar's own properties end where its first component begins.
    void close_head() {
        if (head_start_ && pieces_.head.empty()) pieces_.head = {head_start_, static_cast<std::size_t>(start_ - head_start_)};
    }

    std::string_view rest_;
    const char* start_ = nullptr;
    const char* head_start_ = nullptr;
    std::size_t line_ = 0;
    std::size_t unfolded_ = 0;
    bool seen_calendar_ = false;
    std::vector<std::string_view> open_;
    IcalPieces pieces_;
};

}  // namespace

Result<IcalPieces> cut_ical(std::string_view bytes) {
    if (bytes.empty()) return Problem{.code = ProblemCode::import_unreadable, .faults = {{"", "fault.import-empty", {}}}};
    return Cutter(bytes).cut();
}

}  // namespace multaqa::programme
