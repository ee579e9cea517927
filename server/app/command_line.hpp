// Parses the command line and runs a subcommand.
#pragma once

namespace multaqa::app {

// Answers the process's exit code; prints usage and errors itself, in English, for administrators.
int run_command_line(int argc, char** argv);

inline constexpr const char* kVersion = MULTAQA_VERSION;

}  // namespace multaqa::app
