#include "programme/refused_session.hpp"

namespace multaqa::programme {
namespace {

struct Replace {
    PlainDateTime start;
    const std::string& zone;
    const std::optional<RoomId>& room;

    void operator()(CreateSession& create) const {
        create.content.time.standing = Standing::placed;
        create.content.time.start = start;
        create.content.time.zone = zone;
        create.content.room = room;
    }
    void operator()(PatchSession& patch) const {
        patch.patch.start = start;
        patch.patch.zone = zone;
        patch.patch.room = room;
    }
    void operator()(MoveSession& move) const {
        move.start = start;
        move.zone = zone;
        move.room = room;
    }
};

}  // namespace

PlacingCommand replaced(PlacingCommand command, PlainDateTime start, const std::string& zone, const std::optional<RoomId>& room) {
    std::visit(Replace{start, zone, room}, command);
    return command;
}

}  // namespace multaqa::programme
