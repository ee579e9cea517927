// TEST_P(Suite, …) over the whole server on both databases: derive, then MULTAQA_ON_BOTH_DATABASES(Suite).
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "tests/api/support/api_server.hpp"

namespace multaqa::test {

class OnServer : public ::testing::TestWithParam<std::string> {
  protected:
    // A SetUp of your own goes on after this one has skipped: ask IsSkipped() first.
    void SetUp() override {
        if (may_skip(GetParam())) GTEST_SKIP() << "PostgreSQL is missing";
        server_ = std::make_unique<ApiServer>(GetParam());
        client_ = std::make_unique<ApiClient>(server_->as("organizer"));
    }

    std::unique_ptr<ApiServer> server_;
    std::unique_ptr<ApiClient> client_;  // an organizer
};

// With the stage of set_stage().
class OnStage : public OnServer {
  protected:
    void SetUp() override {
        OnServer::SetUp();
        if (IsSkipped()) return;
        stage_ = set_stage(*client_);
        event_ = "/api/v1/events/" + stage_.event;
    }

    Stage stage_;
    std::string event_;  // its path
};

}  // namespace multaqa::test
