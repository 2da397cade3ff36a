// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/connections/ConnectionController.h"
#include "app/window/connections/StreamController.h"
#include "app/window/send/SendController.h"
#include "app/window/wiring/SendWiring.h"
#include "ui/shell/DemoBubble.h"

#include <QObject>

namespace app {

// The way of a newcomer: a record on the demo stream, and then 500 of which one key has too many.
// Goes away once it was seen to its end or closed.
class DemoTour final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        SettingsController &settings;
        ConnectionController &connections;
        StreamController &streams;
        SendController &send;
        SendWiring &sending;
    };

    DemoTour(const Views &views, const Parts &parts, QObject *parent = nullptr);

    // Starts the simulator, and with it the tour, whatever was seen before.
    void start();

private:
    enum class Step {
        None,
        Connecting, // to the simulator and its stream
        First, // one record is to be sent
        Second, // it was stored
        Sending, // the 500, as soon as the stream is known
    };

    void streamChanged();
    void runFinished();
    void sendHotKey();
    void sendWhenReady();
    void end();
    bool isAtDemo() const;

    Views m_views;
    Parts m_parts;
    ui::DemoBubble *m_bubble;
    Step m_step = Step::None;
};

} // namespace app
