#include "app/branded_pages.hpp"

#include <utility>

#include "access/secret.hpp"
#include "app/web_application.hpp"
#include "branding/branding_queries.hpp"
#include "branding/page_documents.hpp"
#include "common/log.hpp"

namespace multaqa::app {
namespace {

std::string manifest_target(UiLanguage language) { return "/manifest-" + std::string(word(language)) + ".webmanifest"; }

std::shared_ptr<const std::string> bytes_of(const web_api::PreparedTable& prepared, const std::string& target) {
    const auto found = prepared.find(target);
    return found ? found->identity.body : nullptr;
}

// Asked for again each time, as the files that they stand for.
std::shared_ptr<const web_api::Prepared> prepare_branded(const char* content_type, std::string bytes) {
    web_api::PreparedSource source;
    source.content_type = content_type;
    source.cache_control = "no-cache";
    source.etag = access::sha256_hex(bytes);
    source.gzip = std::make_shared<const std::string>(web_api::gzip(bytes));
    source.identity = std::make_shared<const std::string>(std::move(bytes));
    return web_api::prepare(std::move(source));
}

}  // namespace

BrandedPages::BrandedPages(store::Database& database, web_api::PreparedTable& prepared)
    : database_(database), prepared_(prepared), page_(bytes_of(prepared, kApplicationPage)) {
    for (std::size_t i = 0; i < kUiLanguages.size(); ++i) manifests_.at(i) = bytes_of(prepared, manifest_target(kUiLanguages.at(i)));
}

BrandedPages::Shown BrandedPages::refresh() {
    const std::lock_guard lock(mutex_);
    try {
        return refresh_locked();
    } catch (const std::exception&) {
        log::warning("branding-not-refreshed", {});
        return Shown::as_before;
    }
}

BrandedPages::Shown BrandedPages::refresh_locked() {
    const auto branding = database_.read_value(branding::get_branding);
    if (branding.version == version_) return Shown::as_before;
    show(branding);
    version_ = branding.version;
    return Shown::anew;
}

void BrandedPages::show(const branding::Branding& branding) {
    std::vector<web_api::PreparedTable::Item> items;
    if (page_) {
        const auto page = prepare_branded("text/html; charset=utf-8", branding::page_document(*page_, branding));
        items.emplace_back(kApplicationPage, page);
        items.emplace_back("/index.html", page);
    }
    for (std::size_t i = 0; i < kUiLanguages.size(); ++i) {
        const auto language = kUiLanguages.at(i);
        if (const auto& manifest = manifests_.at(i))
            items.emplace_back(manifest_target(language), prepare_branded("application/manifest+json",
                                                                          branding::manifest_document(*manifest, branding, language)));
    }
    if (!items.empty()) prepared_.put(std::move(items));
}

}  // namespace multaqa::app
