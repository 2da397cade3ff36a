// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/streams/StreamsState.h"

#include <QTimer>
#include <QWidget>

namespace ui {

class PickPopup;
class PickerButton;

// The stream in use with its facts, and the list of all: typed names and ARNs of streams that are
// not in it can be chosen too.
class StreamPicker final : public QWidget
{
    Q_OBJECT

public:
    explicit StreamPicker(QWidget *parent = nullptr);

    void setState(const StreamsState &state);
    void openList();

signals:
    void chosen(const QString &nameOrArn);
    void refreshRequested();
    void createRequested();
    void readRequested(); // records of the one in use
    void favouriteToggled(const QString &name);
    void describeRequested(const QString &name); // its facts are wanted

private:
    void offerTyped(const QString &text);
    void showFacts();
    void showCurrent();

    PickerButton *m_button;
    PickPopup *m_popup; // ours until it opens, then the window's
    QWidget *m_create;
    QWidget *m_read;
    StreamsState m_state;
    QString m_selected;
    QTimer m_pause; // moving through the list asks for nothing
};

} // namespace ui
