#include "store/postgres_tool.hpp"

#include <fcntl.h>
#include <libpq-fe.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <memory>

#include "store/store_error.hpp"

extern char** environ;

namespace multaqa::store {
namespace {

namespace fs = std::filesystem;

constexpr const char* kVersions = "/usr/lib/postgresql";  // Debian's folders, one per major version

// The newest: an older pg_dump refuses a newer server. Else whatever PATH holds.
std::string find_tool(const std::string& name) {
    int newest = 0;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(kVersions, none)) {
        const auto version = std::atoi(entry.path().filename().c_str());
        if (version > newest && fs::exists(entry.path() / "bin" / name)) newest = version;
    }
    if (newest > 0) return std::string(kVersions) + "/" + std::to_string(newest) + "/bin/" + name;
    return name;
}

// What the shell had under this name gives way.
void put(std::vector<std::string>& variables, const std::string& name, const char* value) {
    std::erase_if(variables, [&](const std::string& variable) { return variable.starts_with(name); });
    variables.push_back(name + value);
}

// "PGHOST=…" for every part of the address that libpq knows a variable of.
std::vector<std::string> environment_of(const std::string& url) {
    std::vector<std::string> variables;
    for (char** entry = environ; *entry != nullptr; ++entry) variables.emplace_back(*entry);
    if (url.empty()) return variables;
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> parts(PQconninfoParse(url.c_str(), nullptr), PQconninfoFree);
    if (!parts) throw StoreError(StoreFailure::other, "malformed database address: write postgresql://USER@HOST/NAME");
    for (const auto* part = parts.get(); part->keyword != nullptr; ++part)
        if (part->val != nullptr && part->envvar != nullptr) put(variables, std::string(part->envvar) + "=", part->val);
    return variables;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> result;
    result.reserve(texts.size() + 1);
    for (auto& text : texts) result.push_back(text.data());
    result.push_back(nullptr);
    return result;
}

}  // namespace

bool run_postgres_tool(const std::string& tool, const std::string& url, std::vector<std::string> arguments, ToolOutput output) {
    constexpr int kNotFound = 127;
    auto program = find_tool(tool);
    auto variables = environment_of(url);
    arguments.insert(arguments.begin(), program);
    const auto argv = pointers(arguments);
    const auto envp = pointers(variables);
    const pid_t child = fork();
    if (child == 0) {
        const int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
        dup2(nowhere, STDIN_FILENO);
        dup2(output == ToolOutput::silent ? nowhere : STDERR_FILENO, STDOUT_FILENO);
        execvpe(program.c_str(), argv.data(), envp.data());
        _exit(kNotFound);
    }
    int status = 0;
    while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
    if (child < 0 || (WIFEXITED(status) && WEXITSTATUS(status) == kNotFound))
        throw StoreError(StoreFailure::other, tool + " cannot be run; install the package postgresql-client");
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace multaqa::store
