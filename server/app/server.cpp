#include "app/server.hpp"

#include "app/application.hpp"
#include "app/housekeeping.hpp"
#include "app/live_gate.hpp"
#include "app/zone_watch.hpp"
#include "edge/server.hpp"
#include "live/epoch.hpp"
#include "live/hub.hpp"
#include "resources/booking_jobs.hpp"
#include "web_api/problem_details.hpp"

namespace multaqa::app {
namespace {

constexpr auto kHousekeepingPause = std::chrono::minutes{1};  // expired holds count as absent before they are cleared

edge::Options edge_options(const Config& config, edge::Limits limits) {
    edge::Options options;
    options.address = config.address;
    options.port = config.port;
    options.io_threads = static_cast<std::size_t>(config.io_threads);
    if (!config.tls_certificate.empty()) options.tls = edge::TlsFiles{config.tls_certificate, config.tls_key};
    options.allowed_origins = config.origins;
    options.public_url = config.public_url;
    options.limits = limits;
    return options;
}

}  // namespace

struct Server::Parts {
    Parts(Installation& i, edge::Limits limits);

    Installation& installation;
    std::unique_ptr<LiveGate> gate;
    std::unique_ptr<live::Hub> hub;
    std::unique_ptr<Application> application;
    std::unique_ptr<edge::Server> edge;
    std::shared_ptr<void> listening;
    std::unique_ptr<Housekeeping> housekeeping;
    std::unique_ptr<ZoneWatch> zone_watch;

    void open_live();
    void open_edge(edge::Limits limits);
    void count_live();
};

Server::Parts::Parts(Installation& i, edge::Limits limits) : installation(i) {
    open_live();
    application = std::make_unique<Application>(installation, Application::Callers::of_credentials);
    gate->use(application->access());
    open_edge(limits);
    count_live();
}

// The executor tells the hub, the hub asks the gate, the gate asks access, and access needs the executor: the gate is
// given access last, before the first connection.
void Server::Parts::open_live() {
    gate = std::make_unique<LiveGate>(LiveGate::Parts{nullptr, installation.clock(), [this] { return installation.zones(); }});
    hub = std::make_unique<live::Hub>(live::HubParts{
        .database = &installation.database(),
        .gate = gate.get(),
        .work = [this](std::function<void()> work) { return installation.pool().try_post(std::move(work)); },
        .epoch = live::open_epoch(installation.database(), installation.ids()),
        .clock = installation.clock(),
        .clock_kind = installation.config().rehearse.empty() ? live::ClockKind::real : live::ClockKind::rehearsal,
        .describe = [this](const Problem& problem) { return web_api::problem_json(problem, installation.messages(), UiLanguage::en, ""); },
    });
    installation.start_executor(hub.get());
}

void Server::Parts::open_edge(edge::Limits limits) {
    edge::ServerParts parts;
    parts.service = &application->service();
    parts.metrics = &application->metrics();
    parts.live.add_shard = [this](live::Post post) -> live::Shard& { return hub->add_shard(std::move(post)); };
    parts.live.drain = [this] { hub->drain(); };
    parts.live.authenticate = [this](const web_api::Request& request) { return application->authenticate(request); };
    parts.live.run_on_pool = [this](std::function<void()> work) { return application->run_on_pool(std::move(work)); };
    edge = std::make_unique<edge::Server>(edge_options(installation.config(), limits), std::move(parts));
}

void Server::Parts::count_live() {
    const auto probe = [this](const char* name, const char* help, const char* kind, auto read) {
        application->metrics().probe(name, help, kind, [this, read] { return static_cast<double>(read(hub->counts())); });
    };
    using Counts = live::LiveCounts;
    probe("multaqa_live_connections", "Live connections", "gauge", [](const Counts& c) { return c.connections; });
    probe("multaqa_live_subscriptions", "Topics followed, over all connections", "gauge", [](const Counts& c) { return c.subscriptions; });
    probe("multaqa_live_frames_total", "Frames sent", "counter", [](const Counts& c) { return c.frames; });
    probe("multaqa_live_catch_ups_total", "Catch-ups read from the log", "counter", [](const Counts& c) { return c.catch_ups; });
    probe("multaqa_live_fell_behind_total", "Times a client's queue was full", "counter", [](const Counts& c) { return c.fell_behind; });
    probe("multaqa_live_holes_filled_total", "Holes filled from the log", "counter", [](const Counts& c) { return c.holes_filled; });
}

Server::Server(Installation& installation, edge::Limits limits) : parts_(std::make_unique<Parts>(installation, limits)) {}

Server::~Server() { stop(); }

void Server::start() {
    parts_->zone_watch = std::make_unique<ZoneWatch>(parts_->installation);
    parts_->application->when_zone_change_starts([watch = parts_->zone_watch.get()] { watch->hurry(); });
    parts_->edge->start();
    parts_->listening = parts_->installation.database().listen([parts = parts_.get()] {
        parts->hub->on_wake();
        auto& application = *parts->application;
        auto& publications = application.publications();
        if (!publications.note_stale()) return;
        const auto refresh = [&application, &publications] {
            application.refresh_branding();  // first: it does not fail where one publication cannot be read
            publications.refresh_all();
        };
        if (!application.run_on_pool(refresh)) publications.note_put_off();
    });
    parts_->housekeeping = std::make_unique<Housekeeping>(kHousekeepingPause, [parts = parts_.get()] {
        resources::clear_expired_bookings(parts->installation.executor());
        return std::chrono::milliseconds(kHousekeepingPause);
    });
    parts_->application->set_ready(true);
}

const web_api::Router& Server::router() const { return parts_->application->service().router(); }

std::uint16_t Server::port() const { return parts_->edge->port(); }

void Server::stop(std::chrono::milliseconds patience) {
    if (!parts_) return;
    parts_->application->set_ready(false);
    parts_->listening.reset();
    parts_->housekeeping.reset();
    parts_->edge->drain(patience);
    parts_->edge->stop();
    parts_->application->stop_threads();
    parts_->application->when_zone_change_starts(nullptr);
    parts_->zone_watch.reset();
    parts_->installation.executor().drain();
    parts_->installation.pool().stop();
    parts_.reset();
}

}  // namespace multaqa::app
