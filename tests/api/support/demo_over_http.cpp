#include "tests/api/support/demo_over_http.hpp"

#include "app/demo.hpp"
#include "web_api/preconditions.hpp"

namespace multaqa::test {

app::DemoApi over_http(ApiClient& client) {
    return {[&client](const std::string& target) {
                const auto answer = client.get(target);
                return app::LocalClient::Answer{answer.status, answer.body, {}};
            },
            [&client](const std::string& target, const json::value& body, std::int64_t version) {
                const auto answer = client.post(target, body, version == 0 ? HttpHeaders{} : HttpHeaders{{"If-Match", web_api::etag_of(version)}});
                return app::LocalClient::Answer{answer.status, answer.body, {}};
            }};
}

std::filesystem::path demo_folder() { return std::filesystem::path(MULTAQA_SOURCE_DIR) / "deploy/demo"; }

std::vector<app::DemoEvent> enter_demo(ApiClient& client) {
    app::DemoLoader loader(over_http(client), kDemoDay);
    std::vector<app::DemoEvent> events;
    for (const auto& file : app::demo_files(demo_folder().string())) {
        const auto entered = loader.load(file);
        events.insert(events.end(), entered.begin(), entered.end());
    }
    return events;
}

}  // namespace multaqa::test
