#include "live/topic.hpp"

namespace multaqa::live {

void Topic::add(Subscription& subscription) {
    subscription.topic = this;
    subscription.place = subscribers.size();
    subscribers.push_back(&subscription);
}

void Topic::remove(Subscription& subscription) {
    subscribers[subscription.place] = subscribers.back();
    subscribers[subscription.place]->place = subscription.place;
    subscribers.pop_back();
    // The last one has moved, maybe to a place that the running round has passed: go round once more, pumping
    // twice is harmless.
    if (in_round) remaining = subscribers.size();
}

}  // namespace multaqa::live
