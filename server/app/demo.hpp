// The demo (DECISIONS 44): its files entered one after the other, and its accounts.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/demo_file.hpp"

namespace multaqa::app {

struct DemoAccount {
    std::string email;
    std::string role;
    std::string password;
};

// Enters every *.json of the folder in order of name; `today` places the season of visits. Throws as DemoLoader does.
std::vector<DemoEvent> load_demo(LocalClient& client, const std::string& folder, PlainDate today);
// The files that load_demo enters, in its order.
std::vector<std::filesystem::path> demo_files(const std::string& folder);

// One account per role at multaqa.example, with random passwords.
std::vector<DemoAccount> make_demo_accounts();
// DATA/demo-accounts.json, readable by the owner alone; written before the accounts are made.
void write_demo_accounts(const std::string& data_folder, const std::vector<DemoAccount>& accounts);
std::vector<DemoAccount> read_demo_accounts(const std::string& data_folder);

}  // namespace multaqa::app
