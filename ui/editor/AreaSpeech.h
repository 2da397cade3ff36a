// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>

namespace ui {

class CodeArea;

// What assistive technology hears of a CodeArea: all that the library tells, once there is
// somebody to hear it. It counts each character before the cursor for that, 40 ms of 10 MiB with
// every step, whether or not anybody listens.
class AreaSpeech final : public QAccessible::ActivationObserver
{
public:
    explicit AreaSpeech(CodeArea &area);
    ~AreaSpeech();
    Q_DISABLE_COPY_MOVE(AreaSpeech)

    void accessibilityActiveChanged(bool isActive) override;

private:
    CodeArea &m_area;
};

} // namespace ui
