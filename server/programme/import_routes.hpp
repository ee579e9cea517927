// POST /imports: a programme file or a table in the body, a report in the answer.
#pragma once

#include <functional>

#include "command/work_pool.hpp"
#include "programme/programme_import.hpp"
#include "programme/table_import.hpp"
#include "web_api/router.hpp"

namespace multaqa::programme {

// Imports wait for their own commands, so they have threads of their own, few enough that memory stays bounded:
// limits::kImportsAtOnce at work, as many waiting, `overloaded` beyond.
class ImportDesk {
  public:
    ImportDesk(ImportParts parts, directory::TableParts tables);
    void add_routes(web_api::Router& router);
    void stop() { pool_.stop(); }  // before the executor stops

  private:
    void accept(const web_api::ExchangePtr& exchange);
    void accept_table(const web_api::ExchangePtr& exchange, directory::TableFormat format);
    void run(const web_api::ExchangePtr& exchange, std::function<Result<web_api::Response>()> work);

    ImportParts parts_;
    directory::TableParts tables_;
    command::WorkPool pool_;
};

}  // namespace multaqa::programme
