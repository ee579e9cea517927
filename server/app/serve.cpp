// The subcommand `serve`: runs the server until SIGINT or SIGTERM, then drains.
#include <unistd.h>

#include <csignal>
#include <iostream>

#include "app/folder_lock.hpp"
#include "app/server.hpp"
#include "app/setup_link.hpp"
#include "app/subcommands.hpp"
#include "calendars/calendar_commands.hpp"

namespace multaqa::app {
namespace {

// Signals are taken by this thread alone: blocked before the first thread starts, then waited for.
sigset_t block_signals() {
    sigset_t ours;
    sigemptyset(&ours);
    sigaddset(&ours, SIGINT);
    sigaddset(&ours, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &ours, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    return ours;
}

// Where browsers find this server.
std::string base_of(const Config& config, const std::string& scheme, std::uint16_t port) {
    if (!config.public_url.empty()) return config.public_url;
    return scheme + "://" + config.address + ":" + std::to_string(port);
}

}  // namespace

int serve(const Config& config) {
    const sigset_t signals = block_signals();
    Installation installation(config);
    const FolderLock lock(config.data);
    Server server(installation);
    calendars::load_default_calendars(installation.executor());  // which the server has started
    server.start();
    const std::string scheme = config.tls_certificate.empty() ? "http" : "https";
    std::cout << "listening on " << scheme << "://" << config.address << ":" << server.port() << std::endl;
    std::cout << greeting_of_empty_installation(installation, base_of(config, scheme, server.port()),
                                                isatty(STDOUT_FILENO) == 1 ? Reader::terminal : Reader::file)
              << std::flush;
    if (!config.rehearse.empty()) std::cout << "rehearsal: the clock began at " << config.rehearse << std::endl;
    log::info("ready", {{"port", std::int64_t{server.port()}}});
    int signal = 0;
    sigwait(&signals, &signal);
    log::info("draining", {{"signal", std::int64_t{signal}}});
    server.stop();
    log::info("stopped");
    return kExitDone;
}

}  // namespace multaqa::app
