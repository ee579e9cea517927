#include "tests/faults/support/server_process.hpp"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <thread>

#include "tests/support/zone_fixture.hpp"

namespace multaqa::test {
namespace {

struct Child {
    pid_t pid = -1;
    int input = -1;   // its standard input
    int output = -1;  // its standard output
};

enum class Errors { inherited, to_output };

Child spawn(const std::vector<std::string>& arguments, Errors errors = Errors::inherited) {
    int to_child[2], from_child[2];
    if (pipe2(to_child, O_CLOEXEC) != 0 || pipe2(from_child, O_CLOEXEC) != 0) throw std::runtime_error("pipe failed");
    const std::string binary = server_binary();
    std::vector<char*> argv{const_cast<char*>(binary.c_str())};
    for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
    const pid_t pid = fork();
    if (pid == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);  // never outlives the test
        dup2(to_child[0], STDIN_FILENO);
        dup2(from_child[1], STDOUT_FILENO);
        if (errors == Errors::to_output) dup2(from_child[1], STDERR_FILENO);
        execv(binary.c_str(), argv.data());
        _exit(127);
    }
    close(to_child[0]);
    close(from_child[1]);
    return {pid, to_child[1], from_child[0]};
}

std::string read_line(int file) {
    std::string line;
    for (char c = 0; read(file, &c, 1) == 1 && c != '\n';) line += c;
    return line;
}

std::string read_all(int file) {
    std::string text;
    char buffer[4096];
    for (ssize_t n = 0; (n = read(file, buffer, sizeof buffer)) > 0;) text.append(buffer, static_cast<std::size_t>(n));
    return text;
}

int exit_status_of(int status) { return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status); }

int wait_for(pid_t pid) {
    int status = 0;
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {}
    return status;
}

}  // namespace

std::string server_binary() {
    if (const char* named = std::getenv("MULTAQA_BINARY")) return named;
    const auto tests = std::filesystem::read_symlink("/proc/self/exe").parent_path();
    return (tests.parent_path() / "multaqa").string();
}

std::string run_binary(const std::vector<std::string>& arguments, const std::string& input) {
    const Child child = spawn(arguments);
    if (write(child.input, input.data(), input.size()) != static_cast<ssize_t>(input.size())) throw std::runtime_error("write failed");
    close(child.input);
    auto output = read_all(child.output);
    close(child.output);
    if (const int status = wait_for(child.pid); status != 0) throw std::runtime_error(arguments.front() + " ended with status " + std::to_string(status));
    return output;
}

ServerProcess::ServerProcess(std::string_view database_kind, std::string_view zones) : database_(make_test_database(database_kind)) {
    std::filesystem::create_directories(folder_.path() / "zones");
    put_on_system(zones);
    run({"user", "add", "--email", "admin@multaqa.example", "--role", "admin", "--password-stdin"}, "correct horse battery\n");
    token_ = run({"token", "add", "--email", "admin@multaqa.example", "--name", "test"}, "");
    token_.pop_back();
}

// Compiling them anew would take longer than the test.
void ServerProcess::put_on_system(std::string_view zones) {
    zoneinfo_ = multaqa::testing::zone_folder(zones);
    std::filesystem::create_directory_symlink(zoneinfo_, folder_.path() / "zones" / zones);
}

ServerProcess::~ServerProcess() {
    if (pid_ > 0) kill();
}

std::vector<std::string> ServerProcess::common_arguments() const {
    return {"--data", folder_.path().string(), "--database", database_.url(), "--log-level", "error",
            "--zoneinfo", zoneinfo_};
}

std::vector<std::string> ServerProcess::on_this(std::vector<std::string> arguments) const {
    for (const std::string& argument : common_arguments()) arguments.push_back(argument);
    return arguments;
}

std::string ServerProcess::run(std::vector<std::string> arguments, const std::string& input) const {
    return run_binary(on_this(std::move(arguments)), input);
}

bool ServerProcess::run_and_kill(std::vector<std::string> arguments, std::chrono::milliseconds life) const {
    const Child child = spawn(on_this(std::move(arguments)));
    close(child.input);
    close(child.output);
    std::this_thread::sleep_for(life);
    ::kill(child.pid, SIGKILL);
    const int status = wait_for(child.pid);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

std::optional<ServerProcess::Ended> ServerProcess::run_within(std::vector<std::string> arguments, std::chrono::milliseconds patience) const {
    const Child child = spawn(on_this(std::move(arguments)), Errors::to_output);
    close(child.input);
    const auto until = std::chrono::steady_clock::now() + patience;
    int status = 0;
    pid_t ended = 0;
    while ((ended = waitpid(child.pid, &status, WNOHANG)) == 0 && std::chrono::steady_clock::now() < until)
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    if (ended == 0) {
        ::kill(child.pid, SIGKILL);
        wait_for(child.pid);
    }
    auto said = read_all(child.output);
    close(child.output);
    if (ended != child.pid) return std::nullopt;
    return Ended{exit_status_of(status), std::move(said)};
}

void ServerProcess::start() {
    std::vector<std::string> arguments{"serve", "--port", std::to_string(port_)};
    for (const std::string& argument : common_arguments()) arguments.push_back(argument);
    const Child child = spawn(arguments);
    pid_ = child.pid;
    close(child.input);
    const std::string line = read_line(child.output);
    close(child.output);
    const auto colon = line.rfind(':');
    if (line.rfind("listening on ", 0) != 0) throw std::runtime_error("the server did not start: " + line);
    port_ = static_cast<std::uint16_t>(std::stoi(line.substr(colon + 1)));  // the same again after a restart
}

void ServerProcess::kill() {
    ::kill(pid_, SIGKILL);
    wait_for(pid_);
    pid_ = -1;
}

int ServerProcess::stop() {
    ::kill(pid_, SIGTERM);
    const int status = wait_for(pid_);
    pid_ = -1;
    return exit_status_of(status);
}

std::int64_t ServerProcess::peak_memory_kib() const {
    std::ifstream status("/proc/" + std::to_string(pid_) + "/status");
    for (std::string line; std::getline(status, line);)
        if (line.rfind("VmHWM:", 0) == 0) return std::stoll(line.substr(6));
    return 0;
}

}  // namespace multaqa::test
