#include "tests/support/postgres_cluster.hpp"

#include <fcntl.h>
#include <grp.h>
#include <libpq-fe.h>
#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>
#include <system_error>
#include <thread>
#include <vector>

namespace multaqa::test {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr auto kStartTime = 60s;

// Debian keeps one folder per major version; the newest is taken.
fs::path find_binaries() {
    fs::path newest;
    int newest_version = 0;
    std::error_code absent;
    for (const auto& entry : fs::directory_iterator("/usr/lib/postgresql", absent)) {
        const int version = std::atoi(entry.path().filename().c_str());
        if (version > newest_version && fs::exists(entry.path() / "bin/initdb")) {
            newest = entry.path() / "bin";
            newest_version = version;
        }
    }
    if (newest.empty()) {
        throw PostgresMissing(
            "PostgreSQL is not installed: apt-get install postgresql (or set MULTAQA_ALLOW_MISSING=1)");
    }
    return newest;
}

struct Account {
    uid_t user;
    gid_t group;
};

std::optional<Account> find_account() {
    if (::geteuid() != 0) return std::nullopt;
    const passwd* entry = ::getpwnam("postgres");
    if (entry == nullptr)
        throw PostgresMissing("the user postgres does not exist: apt-get install postgresql");
    return Account{entry->pw_uid, entry->pw_gid};
}

[[noreturn]] void fail(const std::string& what, const fs::path& log) {
    std::ifstream file(log);
    const std::string lines{std::istreambuf_iterator<char>(file), {}};
    throw std::runtime_error(what + "\n" + lines);
}

// The child's part between fork and exec; async-signal-safe calls only.
[[noreturn]] void become(char* const* arguments, const std::optional<Account>& account, int log,
                         pid_t parent) {
    ::setsid();  // Ctrl-C is for the tests; they stop the server themselves
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    ::dup2(log, STDOUT_FILENO);
    ::dup2(log, STDERR_FILENO);
    const int nothing = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    ::dup2(nothing, STDIN_FILENO);
    if (account && (::setgroups(1, &account->group) != 0 || ::setgid(account->group) != 0 ||
                    ::setuid(account->user) != 0)) {
        ::_exit(126);
    }
    ::prctl(PR_SET_PDEATHSIG, SIGQUIT);  // after setuid, which would clear it
    if (::getppid() != parent) ::_exit(125);
    ::execv(arguments[0], arguments);
    ::_exit(127);
}

pid_t spawn(const std::vector<std::string>& command, const fs::path& log_path) {
    std::vector<char*> arguments;
    arguments.reserve(command.size() + 1);
    for (const auto& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    const auto account = find_account();
    const int log = ::open(log_path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (log < 0) throw std::system_error(errno, std::generic_category(), log_path.string());
    const pid_t parent = ::getpid();
    const pid_t child = ::fork();
    if (child == 0) become(arguments.data(), account, log, parent);
    ::close(log);
    if (child < 0) throw std::system_error(errno, std::generic_category(), "fork");
    return child;
}

int wait_for(pid_t child) {
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
    return status;
}

}  // namespace

PostgresCluster::PostgresCluster(Durability durability) : durability_(durability) {
    initialise();
    start();
}

PostgresCluster::~PostgresCluster() {
    kill();
}

std::string PostgresCluster::url() const {
    return "postgresql:///postgres?user=multaqa&host=" + folder_.path().string();
}

void PostgresCluster::initialise() const {
    if (const auto account = find_account()) {
        if (::chown(folder_.path().c_str(), account->user, account->group) != 0) {
            throw std::system_error(errno, std::generic_category(), "chown");
        }
    }
    const auto log = folder_.path() / "initdb.log";
    const auto data = folder_.path() / "data";
    const pid_t initdb = spawn({find_binaries() / "initdb", "-D", data, "-U", "multaqa", "--locale=C.UTF-8",
                                "-E", "UTF8", "--auth=trust", "--no-sync", "--no-instructions"},
                               log);
    if (wait_for(initdb) != 0) fail("initdb failed", log);
}

void PostgresCluster::start() {
    const auto folder = folder_.path().string();
    const std::string fsync = durability_ == Durability::full ? "on" : "off";
    server_ = spawn({find_binaries() / "postgres",
                     "-D",
                     folder + "/data",
                     "-k",
                     folder,
                     "-h",
                     "",
                     "-N",
                     "200",
                     "-c",
                     "fsync=" + fsync,
                     "-c",
                     "full_page_writes=" + fsync,
                     "-c",
                     "shared_buffers=32MB",
                     "-c",
                     "jit=off",
                     "-c",
                     "deadlock_timeout=200ms",
                     "-c",
                     "shared_memory_type=mmap",
                     "-c",
                     "dynamic_shared_memory_type=mmap"},
                    folder_.path() / "server.log");
    wait_until_ready();
}

void PostgresCluster::wait_until_ready() {
    const auto end = std::chrono::steady_clock::now() + kStartTime;
    while (PQping(url().c_str()) != PQPING_OK) {
        if (::waitpid(server_, nullptr, WNOHANG) == server_) {
            server_ = -1;
            fail("PostgreSQL ended at once", folder_.path() / "server.log");
        }
        if (std::chrono::steady_clock::now() > end)
            fail("PostgreSQL does not answer", folder_.path() / "server.log");
        std::this_thread::sleep_for(20ms);
    }
}

void PostgresCluster::kill() {
    if (server_ < 0) return;
    ::kill(server_, SIGQUIT);  // its immediate shutdown: no checkpoint, recovery at the next start
    wait_for(server_);
    server_ = -1;
}

std::string shared_postgres_url() {
    if (const char* given = std::getenv("MULTAQA_TEST_POSTGRES_URL"); given != nullptr && *given != '\0')
        return given;
    static const PostgresCluster cluster(Durability::none);
    return cluster.url();
}

}  // namespace multaqa::test
