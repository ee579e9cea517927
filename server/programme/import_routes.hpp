// POST /imports: a programme file in the body, a report in the answer.
#pragma once

#include "common/text/messages.hpp"
#include "command/work_pool.hpp"
#include "programme/programme_import.hpp"
#include "web_api/router.hpp"

namespace multaqa::programme {

// Imports wait for their own commands, so they have threads of their own, few enough that memory stays bounded:
// limits::kImportsAtOnce at work, as many waiting, `overloaded` beyond.
class ImportDesk {
  public:
    ImportDesk(ImportParts parts, const Messages& messages);
    void add_routes(web_api::Router& router);
    void stop() { pool_.stop(); }  // before the executor stops

  private:
    void accept(const web_api::ExchangePtr& exchange);

    ImportParts parts_;
    const Messages& messages_;
    command::WorkPool pool_;
};

}  // namespace multaqa::programme
