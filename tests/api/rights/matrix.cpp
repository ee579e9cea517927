#include "tests/api/rights/matrix.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace multaqa::test {
namespace {

MatrixLine read_line(const std::string& text) {
    MatrixLine line;
    std::istringstream words(text);
    words >> line.method >> line.pattern;
    std::string word;
    while (line.expected.size() < kCallers.size() && words >> word) {
        if (word.front() == '?')
            line.query = word;
        else if (word.front() == '@')
            line.variant = word;
        else
            line.expected.push_back(word);
    }
    if (line.expected.size() != kCallers.size()) throw std::runtime_error("a line of the matrix lacks outcomes: " + text);
    std::getline(words >> std::ws, line.body);
    return line;
}

std::string padded(std::string text, std::size_t width) {
    if (text.size() < width) text.resize(width, ' ');
    return text;
}

}  // namespace

std::string MatrixLine::with(const std::vector<std::string>& outcomes) const {
    constexpr std::size_t kMethodWidth = 7;
    constexpr std::size_t kPathWidth = 66;
    std::string path = pattern;
    for (const auto& part : {query, variant})
        if (!part.empty()) path += " " + part;
    std::string text = padded(method, kMethodWidth) + padded(path, kPathWidth);
    for (const auto& outcome : outcomes) text += " " + padded(outcome, 3);
    return body.empty() ? text : text + "  " + body;
}

std::vector<MatrixLine> read_matrix(const std::string& path) {
    std::ifstream file(path);
    if (!file) throw std::runtime_error("cannot read " + path);
    std::vector<MatrixLine> lines;
    for (std::string text; std::getline(file, text);)
        if (const auto first = text.find_first_not_of(' '); first != std::string::npos && text[first] != '#')
            lines.push_back(read_line(text));
    return lines;
}

std::string outcome_of(int status) {
    if (status == 401 || status == 403 || status == 404) return std::to_string(status);
    return status >= 500 ? "failed" : "ok";
}

}  // namespace multaqa::test
