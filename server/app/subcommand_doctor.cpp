// The subcommand `doctor`.
#include <algorithm>
#include <iostream>

#include "app/doctor.hpp"
#include "app/subcommands.hpp"
#include "common/json/json.hpp"

namespace multaqa::app {
namespace {

bool is_fault(const Finding& finding) { return finding.level == Finding::Level::fault; }

void print_json(const std::vector<Finding>& findings) {
    json::array list;
    for (const auto& finding : findings) {
        json::object item{{"check", finding.check}, {"level", word(finding.level)}, {"found", finding.found}};
        if (!finding.remedy.empty()) item.emplace("remedy", finding.remedy);
        list.push_back(std::move(item));
    }
    const bool healthy = std::none_of(findings.begin(), findings.end(), is_fault);
    std::cout << json::serialize(json::object{{"healthy", healthy}, {"findings", std::move(list)}}) << "\n";
}

void print_text(const std::vector<Finding>& findings) {
    for (const auto& finding : findings) {
        std::cout << word(finding.level) << "  " << finding.check << ": " << finding.found << "\n";
        if (!finding.remedy.empty()) std::cout << "   → " << finding.remedy << "\n";
    }
}

}  // namespace

int run_doctor(const Config& config, OutputForm form) {
    const auto findings = examine(config);
    if (form == OutputForm::json) print_json(findings);
    else print_text(findings);
    return std::any_of(findings.begin(), findings.end(), is_fault) ? kExitRefused : kExitDone;
}

}  // namespace multaqa::app
