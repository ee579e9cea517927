// Keeps the page and the manifests of the application ready in memory, in the name of the institution.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>

#include "branding/branding.hpp"
#include "store/database.hpp"
#include "web_api/prepared.hpp"

namespace multaqa::app {

class BrandedPages {
  public:
    // Once the files of the web application are in `prepared`. Both outlive this.
    BrandedPages(store::Database& database, web_api::PreparedTable& prepared);

    enum class Shown { as_before, anew };
    // After the branding may have changed, here or on another node. Any thread; the newest always stays. Never throws: what
    // cannot be read leaves what is shown.
    Shown refresh();

  private:
    Shown refresh_locked();
    void show(const branding::Branding& branding);

    store::Database& database_;
    web_api::PreparedTable& prepared_;
    std::mutex mutex_;
    std::int64_t version_ = 1;  // that is shown; the first one changes nothing of what the web build has made
    // As the web build has made them; null where there are none.
    std::shared_ptr<const std::string> page_;
    std::array<std::shared_ptr<const std::string>, kUiLanguages.size()> manifests_;
};

}  // namespace multaqa::app
