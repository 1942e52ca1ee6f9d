; What Inno Setup 6 makes a setup program of, on Windows. NEVER COMPILED, NEVER RUN: see docs/windows.md.
;   iscc /DVersion=0.1.0 installer\windows\township-kiosk.iss
#ifndef Version
  #error Say which version this is: iscc /DVersion=...
#endif

[Setup]
AppId={{6E0B3D0B-6B0C-4C0E-9C55-9D5E0F6B2A71}
AppName=Township Kiosk
AppVersion={#Version}
SourceDir=..\..
LicenseFile=LICENSE
OutputDir=build\installer
OutputBaseFilename=township-kiosk_{#Version}_amd64
DefaultDirName={autopf}\Township Kiosk
DisableProgramGroupPage=yes
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0
PrivilegesRequired=admin
Compression=lzma2
SolidCompression=yes
; The variable below counts for programs that are started from then on, without a new start of Windows.
ChangesEnvironment=yes

[Dirs]
; Filings and drafts: no uninstaller takes them.
Name: "{commonappdata}\Township Kiosk"; Flags: uninsneveruninstall

[InstallDelete]
; Files of the version before, which the new one may not have.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "build\installer\bundle\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Registry]
; Where every kiosk command finds the data folder.
Root: HKLM; Subkey: "SYSTEM\CurrentControlSet\Control\Session Manager\Environment"; \
  ValueType: string; ValueName: "TOWNSHIP_KIOSK_DATA"; ValueData: "{commonappdata}\Township Kiosk"; \
  Flags: uninsdeletevalue
; A fault of the program leaves no copy of its memory on the disk.
Root: HKLM; Subkey: "SOFTWARE\Microsoft\Windows\Windows Error Reporting\ExcludedApplications"; \
  ValueType: dword; ValueName: "kiosk.exe"; ValueData: "1"; Flags: uninsdeletevalue
