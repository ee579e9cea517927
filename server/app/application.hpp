// The capabilities wired together behind one service: what sockets, the demo and the tests send requests to.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>

#include "access/sign_in_commands.hpp"
#include "app/branded_pages.hpp"
#include "app/installation.hpp"
#include "app/publications.hpp"
#include "app/system_routes.hpp"
#include "directory/directory_routes.hpp"
#include "planning/planning_routes.hpp"
#include "programme/import_routes.hpp"
#include "programme/programme_routes.hpp"
#include "resources/resources_routes.hpp"
#include "web_api/api_service.hpp"

namespace multaqa::app {

class Application {
  public:
    enum class Callers {
        of_credentials,  // cookie or token, as clients bring them
        administrator,   // every request comes from the command line, which may do everything
    };
    // `installation` has a running executor and outlives this.
    Application(Installation& installation, Callers callers);
    // Reads `database` instead of the installation's: a frozen view of it.
    Application(Installation& installation, Callers callers, store::Database& database);
    ~Application();  // after the executor and the pool have stopped

    web_api::ApiService& service() { return *service_; }
    web_api::Metrics& metrics() { return metrics_; }
    access::Access& access() { return *access_; }
    Publications& publications() { return *publications_; }
    // After the branding may have changed, here or on another node. Any thread.
    void refresh_branding();
    Result<Caller> authenticate(const web_api::Request& request);
    bool run_on_pool(std::function<void()> work);
    void set_ready(bool ready) { ready_ = ready; }
    // Told on the pool whenever a request has started a change of the zone data.
    void when_zone_change_starts(std::function<void()> told);
    void stop_threads();  // passwords and imports; before the executor stops

  private:
    void open_capabilities();
    planning::ZoneSupply zone_supply();
    void zone_change_started();
    void open_service();
    web_api::Router routes();
    void count_writes();

    Installation& installation_;
    store::Database& database_;
    const Callers callers_;
    std::atomic<bool> ready_ = false;
    web_api::Metrics metrics_;
    web_api::PreparedTable prepared_;
    access::PasswordPool passwords_;
    std::unique_ptr<access::Access> access_;
    std::unique_ptr<Publications> publications_;
    std::unique_ptr<BrandedPages> branded_pages_;
    SystemParts system_;
    directory::Directory directory_;
    resources::Resources resources_;
    programme::ProgrammeParts programme_;
    std::unique_ptr<programme::ImportDesk> imports_;
    planning::PlanningParts planning_;
    std::mutex telling_;
    std::function<void()> zone_change_told_;  // empty: nobody carries changes on here
    std::unique_ptr<web_api::ApiService> service_;
};

}  // namespace multaqa::app
