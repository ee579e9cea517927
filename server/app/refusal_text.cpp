#include "app/refusal_text.hpp"

#include <iostream>

#include "web_api/problem_details.hpp"

namespace multaqa::app {

int refuse(const Messages& messages, const Problem& problem, OutputForm form) {
    if (form == OutputForm::json) {
        std::cerr << json::serialize(web_api::problem_json(problem, messages, UiLanguage::en, "command-line")) << "\n";
        return kExitRefused;
    }
    const std::string key = "problem." + std::string(word(problem.code));
    std::cerr << "multaqa: " << messages.format(UiLanguage::en, key) << "\n";
    if (problem.faults.empty()) std::cerr << "   " << messages.format(UiLanguage::en, key + ".detail") << "\n";
    for (const Fault& fault : problem.faults)
        std::cerr << "   " << fault.pointer << ": " << messages.format(UiLanguage::en, fault.key, fault.arguments) << "\n";
    return kExitRefused;
}

}  // namespace multaqa::app
