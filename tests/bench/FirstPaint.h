// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QTimer>

#include <functional>
#include <utility>

// Tells once that a window has painted itself for the first time and gave that to the screen.
class FirstPaint final : public QApplication
{
public:
    using QApplication::QApplication;

    void then(std::function<void()> tell) { m_tell = std::move(tell); }

    bool notify(QObject *receiver, QEvent *event) override
    {
        ++m_depth;
        const bool isTaken = QApplication::notify(receiver, event);
        --m_depth;
        m_hasPainted = m_hasPainted || event->type() == QEvent::Paint;
        // Painting is done inside of the event that asks for it, and flushed at its end.
        if (m_depth == 0 && m_hasPainted && m_tell)
            std::exchange(m_tell, {})();
        return isTaken;
    }

private:
    std::function<void()> m_tell;
    int m_depth = 0;
    bool m_hasPainted = false;
};
