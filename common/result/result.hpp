// Result<T>: a value or a Problem. g++ 12 has no std::expected; Boost.System's result stands behind this door.
#pragma once

#include <boost/system/result.hpp>
#include <stdexcept>

#include "common/result/problem.hpp"

namespace multaqa {

// Asking a refused Result for its value is a mistake of the program, not of the client.
[[noreturn]] inline void throw_exception_from_error(const Problem& problem, const boost::source_location&) {
    throw std::logic_error("value() of a refused Result: " + std::string(word(problem.code)));
}

template <class T>
using Result = boost::system::result<T, Problem>;

// For commands that answer nothing.
using Done = Result<void>;

}  // namespace multaqa
