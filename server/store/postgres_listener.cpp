#include "store/postgres_listener.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "store/postgres_error.hpp"

namespace multaqa::store {
namespace {

constexpr int kFirstPauseMs = 100;
constexpr int kLongestPauseMs = 5'000;

struct FreeNotification {
    void operator()(PGnotify* notification) const { PQfreemem(notification); }
};

bool take_notifications(PGconn* connection) {
    bool any = false;
    while (true) {
        const std::unique_ptr<PGnotify, FreeNotification> notification(PQnotifies(connection));
        if (!notification) return any;
        any = true;
    }
}

}  // namespace

PostgresListener::PostgresListener(std::string url, std::string channel, std::function<void()> on_wake)
    : url_(std::move(url)),
      channel_(std::move(channel)),
      on_wake_(std::move(on_wake)),
      stop_(eventfd(0, EFD_CLOEXEC)) {
    if (stop_ < 0) throw std::system_error(errno, std::generic_category(), "eventfd");
    thread_ = std::thread([this] { run(); });
}

PostgresListener::~PostgresListener() {
    eventfd_write(stop_, 1);
    thread_.join();
    ::close(stop_);
}

PostgresListener::Wait PostgresListener::wait(int socket, int timeout_ms) const {
    pollfd watched[] = {{stop_, POLLIN, 0}, {socket, POLLIN, 0}};  // poll ignores a negative socket
    const int ready = ::poll(watched, 2, timeout_ms);
    if (watched[0].revents != 0) return Wait::stopped;
    return ready > 0 ? Wait::readable : Wait::timeout;
}

void PostgresListener::run() {
    int pause_ms = kFirstPauseMs;
    while (true) {
        connected_ = false;
        try {
            listen_until_lost();
            return;
        } catch (const std::exception&) {
            // The readers and the writer meet the same outage and report it.
        }
        pause_ms = connected_ ? kFirstPauseMs : std::min(pause_ms * 2, kLongestPauseMs);
        if (wait(-1, pause_ms) == Wait::stopped) return;
    }
}

// Returns when told to stop; throws when the connection is lost.
void PostgresListener::listen_until_lost() {
    const auto connection = connect_postgres(url_);
    const PostgresResult listening(PQexec(connection.get(), ("LISTEN " + channel_).c_str()));
    if (PQresultStatus(listening.get()) != PGRES_COMMAND_OK)
        throw postgres_error(connection.get(), listening.get());
    connected_ = true;
    on_wake_();
    while (true) {
        if (take_notifications(connection.get())) on_wake_();
        if (wait(PQsocket(connection.get()), -1) == Wait::stopped) return;
        if (PQconsumeInput(connection.get()) == 0) throw postgres_error(connection.get(), nullptr);
    }
}

}  // namespace multaqa::store
